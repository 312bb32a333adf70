-- More kinds of drugs in one prescription than allowed; the cheapest kinds beyond the limit are at issue.
WITH prescribed AS (
  SELECT n.visit_id, n.prescription_no, n.item_code, sum(n.amount) AS amount
  FROM net_charge n
  WHERE n.fee_class IN ('09', '11')
  GROUP BY n.visit_id, n.prescription_no, n.item_code
),
placed AS (
  SELECT visit_id, prescription_no, item_code,
         row_number() OVER (PARTITION BY visit_id, prescription_no
                            ORDER BY amount DESC NULLS LAST, item_code NULLS LAST) AS place
  FROM prescribed
),
oversized AS (
  SELECT visit_id, prescription_no, count(*) AS kinds
  FROM prescribed
  GROUP BY visit_id, prescription_no
  HAVING count(*) > :drug_kinds_per_prescription
)
SELECT n.visit_id, n.prescription_no, n.patient_id, n.department_id, n.ordering_staff_id AS staff_id, n.item_code,
       n.charge_date AS occurred_on, 'charge' AS record, n.charge_id AS row_id,
       CASE WHEN p.place > :drug_kinds_per_prescription THEN 'problem' ELSE 'context' END AS part, n.quantity, n.amount,
       o.kinds, :drug_kinds_per_prescription AS limit_kinds
FROM oversized o
JOIN placed p ON p.visit_id = o.visit_id AND p.prescription_no = o.prescription_no
JOIN net_charge n ON n.visit_id = p.visit_id AND n.prescription_no = p.prescription_no AND n.item_code = p.item_code
WHERE n.fee_class IN ('09', '11')
