-- More than one of an item whose charge unit is a session or a piece, in one session: one order, or none, at one time.
WITH unit_of_date AS (
  SELECT n.item_code, n.charge_date, max(p.unit) AS unit
  FROM (SELECT DISTINCT item_code, charge_date FROM net_charge) n
  JOIN price_standard p ON p.item_code = n.item_code AND n.charge_date >= p.valid_from
                           AND (p.valid_to IS NULL OR n.charge_date <= p.valid_to)
  WHERE p.unit IS NOT NULL
  GROUP BY n.item_code, n.charge_date
  HAVING count(*) = sum(CASE WHEN concat(';', :session_units, ';') LIKE concat('%;', p.unit, ';%') THEN 1 ELSE 0 END)
),
line AS (
  SELECT n.charge_id, n.visit_id, n.item_code, coalesce(n.order_id, '-') AS order_key, n.charged_at, n.quantity, u.unit
  FROM net_charge n
  JOIN unit_of_date u ON u.item_code = n.item_code AND u.charge_date = n.charge_date
  WHERE (n.fee_class < '08' OR n.fee_class >= '12')
    AND (n.has_time = 1 OR :midnight_is_a_time = 1)
),
session AS (
  SELECT visit_id, item_code, order_key, charged_at, sum(quantity) AS used
  FROM line
  GROUP BY visit_id, item_code, order_key, charged_at
  HAVING sum(quantity) > 1
)
SELECT s.visit_id, s.item_code, s.order_key, s.charged_at,
       n.patient_id, n.department_id, n.executing_staff_id AS staff_id, n.charge_date AS occurred_on,
       'charge' AS record, n.charge_id AS row_id, 'problem' AS part, n.quantity, n.amount,
       s.used - 1 AS excess, s.used AS whole, s.used, n.item_name, l.unit
FROM session s
JOIN line l ON l.visit_id = s.visit_id AND l.item_code = s.item_code AND l.order_key = s.order_key
               AND l.charged_at = s.charged_at
JOIN net_charge n ON n.charge_id = l.charge_id
