-- More of an item on a date of a patient than a day allows.
WITH day_total AS (
  SELECT n.patient_id, n.item_code, n.charge_date, sum(n.quantity) AS used, max(q.max_quantity) AS allowed
  FROM net_charge n
  JOIN quantity_limit q ON q.item = n.item_code AND n.charge_date BETWEEN q.valid_from AND q.valid_to
  WHERE q.per = 'day'
  GROUP BY n.patient_id, n.item_code, n.charge_date
)
SELECT n.patient_id, n.item_code, n.charge_date, n.visit_id, n.department_id, n.charge_date AS occurred_on,
       'charge' AS record, n.charge_id AS row_id, 'problem' AS part, n.quantity, n.amount,
       d.used - d.allowed AS excess, d.used AS whole, n.item_name, d.allowed
FROM day_total d
JOIN net_charge n ON n.patient_id = d.patient_id AND n.item_code = d.item_code AND n.charge_date = d.charge_date
WHERE d.used > d.allowed
