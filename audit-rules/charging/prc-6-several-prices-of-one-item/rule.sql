-- One item at several unit prices on one date for one kind of visit. Lines of an operation, and operations that may share an
-- incision with another of their visit and date, are left out, because they may be discounted.
WITH operated AS (
  SELECT visit_id, charge_date
  FROM net_charge
  WHERE fee_class = '06'
  GROUP BY visit_id, charge_date
  HAVING count(DISTINCT item_code) > 1
),
line AS (
  SELECT n.charge_id, n.item_code, n.charge_date, v.visit_kind, n.unit_price
  FROM net_charge n
  JOIN visit v ON v.visit_id = n.visit_id
  LEFT JOIN operated o ON o.visit_id = n.visit_id AND o.charge_date = n.charge_date AND n.fee_class = '06'
  WHERE n.fee_class < '08' AND n.operation_id IS NULL AND o.visit_id IS NULL
),
spread AS (
  SELECT item_code, charge_date, visit_kind, min(unit_price) AS lowest_price
  FROM line
  GROUP BY item_code, charge_date, visit_kind
  HAVING max(unit_price) - min(unit_price) > :price_spread
)
SELECT n.item_code, n.charge_date,
       n.visit_id, n.patient_id, n.department_id, n.executing_staff_id AS staff_id, n.charge_date AS occurred_on,
       'charge' AS record, n.charge_id AS row_id,
       CASE WHEN n.unit_price - s.lowest_price > :price_spread THEN 'problem' ELSE 'context' END AS part, n.quantity,
       (n.unit_price - s.lowest_price) * n.quantity AS amount,
       n.item_name, n.unit_price, s.lowest_price
FROM spread s
JOIN line l ON l.item_code = s.item_code AND l.charge_date = s.charge_date AND l.visit_kind = s.visit_kind
JOIN net_charge n ON n.charge_id = l.charge_id
