-- More of a herbal piece in one prescription than its limit; at issue is the part beyond it.
WITH line AS (
  SELECT n.charge_id, n.visit_id, n.prescription_no, n.item_code, n.quantity, l.max_quantity
  FROM net_charge n
  JOIN herbal_quantity_limit l ON l.item = n.item_code AND n.charge_date BETWEEN l.valid_from AND l.valid_to
),
total AS (
  SELECT visit_id, prescription_no, item_code, CAST(sum(quantity) AS DECIMAL(18, 4)) AS used,
         CAST(max(max_quantity) AS DECIMAL(18, 4)) AS allowed
  FROM line
  GROUP BY visit_id, prescription_no, item_code
)
SELECT n.visit_id, n.prescription_no, n.item_code, n.patient_id, n.department_id, n.ordering_staff_id AS staff_id,
       n.charge_date AS occurred_on, 'charge' AS record, n.charge_id AS row_id, 'problem' AS part, n.quantity, n.amount,
       t.used - t.allowed AS excess, t.used AS whole, t.used, t.allowed, n.item_name
FROM total t
JOIN line l ON l.visit_id = t.visit_id AND l.prescription_no = t.prescription_no AND l.item_code = t.item_code
JOIN net_charge n ON n.charge_id = l.charge_id
WHERE t.used > t.allowed
