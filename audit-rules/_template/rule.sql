-- Say here, in one to three lines, what a row of evidence is. Nothing is suspect yet.
WITH suspect AS (
  SELECT n.charge_id
  FROM net_charge n
  WHERE 1 = 0
)
SELECT n.charge_id, n.visit_id, n.patient_id, n.department_id, n.item_code, n.item_name, n.charge_date AS occurred_on,
       'charge' AS record, n.charge_id AS row_id, 'problem' AS part, n.quantity, n.amount
FROM suspect s
JOIN net_charge n ON n.charge_id = s.charge_id
