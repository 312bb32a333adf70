-- A herbal piece that is not paid when used alone: marked so, or all pieces of its prescription are such.
WITH listed AS (
  SELECT n.charge_id, n.visit_id, n.prescription_no
  FROM net_charge n
  JOIN herbal_limit l ON l.item = n.item_code AND n.charge_date BETWEEN l.valid_from AND l.valid_to
  WHERE l.way = 'single'
),
alone AS (
  SELECT n.visit_id, n.prescription_no
  FROM net_charge n
  LEFT JOIN listed l ON l.charge_id = n.charge_id
  WHERE n.fee_class = '10'
  GROUP BY n.visit_id, n.prescription_no
  HAVING count(*) = count(l.charge_id)
)
SELECT n.visit_id, n.item_code, n.patient_id, n.department_id, n.ordering_staff_id AS staff_id,
       n.charge_date AS occurred_on, 'charge' AS record, n.charge_id AS row_id, 'problem' AS part, n.quantity, n.amount,
       n.item_name, n.prescription_no
FROM listed l
JOIN net_charge n ON n.charge_id = l.charge_id
LEFT JOIN alone a ON a.visit_id = n.visit_id AND a.prescription_no = n.prescription_no
WHERE (n.herbal_use = '2' OR a.visit_id IS NOT NULL)
  AND (n.scope_amount IS NULL OR n.scope_amount <> 0)
