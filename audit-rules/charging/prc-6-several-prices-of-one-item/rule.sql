-- One item at several unit prices on one date for one kind of visit. Lines of an operation, and operations that may share an
-- incision with another of their visit and date, are left out, because they may be discounted.
WITH varied AS (
  SELECT item_code, charge_date
  FROM net_charge
  WHERE fee_class < '08' AND operation_id IS NULL
  GROUP BY item_code, charge_date
  HAVING max(unit_price) > min(unit_price) + :price_spread
),
candidate AS (
  SELECT n.line_no, n.visit_no, n.visit_id, n.item_code, n.charge_date, n.fee_class, n.unit_price
  FROM varied r
  JOIN net_charge n ON n.item_code = r.item_code AND n.charge_date = r.charge_date
  WHERE n.fee_class < '08' AND n.operation_id IS NULL
),
operated AS (
  SELECT visit_no, charge_date
  FROM net_charge
  WHERE fee_class = '06' AND visit_no IN (SELECT visit_no FROM candidate)
  GROUP BY visit_no, charge_date
  HAVING count(DISTINCT item_code) > 1
),
line AS (
  SELECT c.line_no, c.item_code, c.charge_date, v.visit_kind, c.unit_price
  FROM candidate c
  JOIN visit v ON v.visit_id = c.visit_id
  LEFT JOIN operated o ON o.visit_no = c.visit_no AND o.charge_date = c.charge_date AND c.fee_class = '06'
  WHERE o.visit_no IS NULL
),
spread AS (
  SELECT item_code, charge_date, visit_kind, min(unit_price) AS lowest_price
  FROM line
  GROUP BY item_code, charge_date, visit_kind
  HAVING max(unit_price) - min(unit_price) > :price_spread
)
SELECT n.item_code, n.charge_date,
       n.visit_id, n.patient_id, n.department_id, n.executing_staff_id AS staff_id, n.charge_date AS occurred_on,
       'charge' AS record, n.charge_id AS row_id, n.line_no,
       CASE WHEN n.unit_price - s.lowest_price > :price_spread THEN 'problem' ELSE 'context' END AS part, n.quantity,
       (n.unit_price - s.lowest_price) * n.quantity AS amount,
       n.item_name, n.unit_price, s.lowest_price
FROM spread s
JOIN line l ON l.item_code = s.item_code AND l.charge_date = s.charge_date AND l.visit_kind = s.visit_kind
JOIN net_charge n ON n.line_no = l.line_no
