-- The same line twice in one minute: alike in every respect, or of the same order. All but the earliest are at issue.
WITH candidate AS (
  SELECT visit_id, item_code
  FROM net_charge
  GROUP BY visit_id, item_code
  HAVING count(*) > 1
),
line AS (
  SELECT n.charge_id, n.visit_id, n.item_code, n.charged_at, minute_of(n.charged_at) AS charged_minute
  FROM net_charge n
  JOIN candidate c ON c.visit_id = n.visit_id AND c.item_code = n.item_code
  WHERE n.has_time = 1 OR :midnight_is_a_time = 1
),
crowded AS (
  SELECT visit_id, item_code, charged_minute
  FROM line
  GROUP BY visit_id, item_code, charged_minute
  HAVING count(*) > 1
),
suspect AS (
  SELECT l.charge_id, l.charged_minute
  FROM line l
  JOIN crowded c ON c.visit_id = l.visit_id AND c.item_code = l.item_code AND c.charged_minute = l.charged_minute
),
alike AS (
  SELECT n.charge_id, n.visit_id, n.item_code, s.charged_minute, n.order_id, n.patient_id, n.department_id,
         n.executing_staff_id, n.charge_date, n.quantity, n.amount, n.item_name, n.unit_price,
         CASE WHEN n.fee_class IN ('08', '09', '10', '11') AND :judge_drugs = 0 THEN 0 ELSE 1 END AS by_line,
         row_number() OVER (PARTITION BY n.visit_id, n.item_code, s.charged_minute, n.unit_price, n.quantity,
                                         n.executing_department_id, n.body_site, n.operation_id
                            ORDER BY n.charged_at NULLS LAST, length(n.charge_id) NULLS LAST,
                                     n.charge_id NULLS LAST) AS line_position,
         count(*) OVER (PARTITION BY n.visit_id, n.item_code, s.charged_minute, n.unit_price, n.quantity,
                                     n.executing_department_id, n.body_site, n.operation_id) AS line_count,
         row_number() OVER (PARTITION BY n.visit_id, n.item_code, s.charged_minute, n.order_id
                            ORDER BY n.charged_at NULLS LAST, length(n.charge_id) NULLS LAST,
                                     n.charge_id NULLS LAST) AS order_position,
         count(*) OVER (PARTITION BY n.visit_id, n.item_code, s.charged_minute, n.order_id) AS order_count
  FROM suspect s
  JOIN net_charge n ON n.charge_id = s.charge_id
)
SELECT visit_id, item_code, substr(CAST(charged_minute AS STRING), 1, 16) AS charged_minute,
       patient_id, department_id, executing_staff_id AS staff_id, charge_date AS occurred_on,
       'charge' AS record, charge_id AS row_id,
       CASE WHEN (by_line = 1 AND line_position > 1) OR (order_id IS NOT NULL AND order_position > 1)
            THEN 'problem' ELSE 'context' END AS part,
       quantity, amount, item_name, unit_price
FROM alike
WHERE (by_line = 1 AND line_count > 1) OR (order_id IS NOT NULL AND order_count > 1)
