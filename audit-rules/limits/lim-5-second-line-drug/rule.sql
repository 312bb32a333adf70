-- A drug of the second line, and no drug of its first line billed to the patient on an earlier date.
WITH second_line AS (
  SELECT n.charge_id, n.patient_id, n.charge_date, l.first_line_item
  FROM net_charge n
  JOIN second_line_drug l ON l.item = n.item_code AND n.charge_date BETWEEN l.valid_from AND l.valid_to
  WHERE (n.scope_amount IS NULL OR n.scope_amount <> 0)
),
first_use AS (
  SELECT n.patient_id, n.item_code, min(n.charge_date) AS first_on
  FROM net_charge n
  WHERE n.item_code IN (SELECT first_line_item FROM second_line_drug)
  GROUP BY n.patient_id, n.item_code
),
judged AS (
  SELECT s.charge_id, min(s.first_line_item) AS first_item, count(DISTINCT s.first_line_item) AS item_count,
         max(CASE WHEN f.first_on < s.charge_date THEN 1 ELSE 0 END) AS tried
  FROM second_line s
  LEFT JOIN first_use f ON f.patient_id = s.patient_id AND f.item_code = s.first_line_item
  GROUP BY s.charge_id
)
SELECT n.visit_id, n.item_code, n.patient_id, n.department_id, n.ordering_staff_id AS staff_id,
       n.charge_date AS occurred_on, 'charge' AS record, n.charge_id AS row_id, 'problem' AS part, n.quantity, n.amount,
       n.item_name, j.first_item, j.item_count
FROM judged j
JOIN net_charge n ON n.charge_id = j.charge_id
WHERE j.tried = 0
