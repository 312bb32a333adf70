-- Services billed without any row in the price list, where the list covers enough of the money to be taken for whole.
WITH known AS (
  SELECT DISTINCT item_code
  FROM price_standard
),
money AS (
  SELECT n.item_code, CASE WHEN k.item_code IS NULL THEN 0 ELSE 1 END AS listed, sum(n.amount) AS amount
  FROM net_charge n
  LEFT JOIN known k ON k.item_code = n.item_code
  WHERE n.fee_class < '08' OR n.fee_class >= '12'
  GROUP BY n.item_code, CASE WHEN k.item_code IS NULL THEN 0 ELSE 1 END
),
coverage AS (
  SELECT sum(CASE WHEN listed = 1 THEN amount ELSE 0 END) AS listed_amount, sum(amount) AS all_amount
  FROM money
),
unlisted AS (
  SELECT m.item_code, m.amount AS item_amount
  FROM money m
  JOIN coverage c ON 100 * c.listed_amount >= :price_coverage_percent * c.all_amount
  WHERE m.listed = 0
)
SELECT n.item_code, n.visit_id, n.patient_id, n.department_id, n.executing_staff_id AS staff_id,
       n.charge_date AS occurred_on, 'charge' AS record, n.charge_id AS row_id, 'problem' AS part, n.quantity, n.amount,
       n.item_name
FROM unlisted u
JOIN net_charge n ON n.item_code = u.item_code
WHERE n.fee_class < '08' OR n.fee_class >= '12'
