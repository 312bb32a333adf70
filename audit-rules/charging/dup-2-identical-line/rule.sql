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
alike AS (
  SELECT n.charge_id, l.charged_minute, n.order_id,
         CASE WHEN n.fee_class IN ('08', '09', '10', '11') AND :judge_drugs = 0 THEN 0 ELSE 1 END AS by_line,
         row_number() OVER (PARTITION BY n.visit_id, n.item_code, l.charged_minute, n.unit_price, n.quantity,
                                         n.executing_department_id, n.body_site, n.operation_id
                            ORDER BY n.charged_at NULLS LAST, length(n.charge_id) NULLS LAST,
                                     n.charge_id NULLS LAST) AS line_position,
         count(*) OVER (PARTITION BY n.visit_id, n.item_code, l.charged_minute, n.unit_price, n.quantity,
                                     n.executing_department_id, n.body_site, n.operation_id) AS line_count,
         row_number() OVER (PARTITION BY n.visit_id, n.item_code, l.charged_minute, n.order_id
                            ORDER BY n.charged_at NULLS LAST, length(n.charge_id) NULLS LAST,
                                     n.charge_id NULLS LAST) AS order_position,
         count(*) OVER (PARTITION BY n.visit_id, n.item_code, l.charged_minute, n.order_id) AS order_count
  FROM net_charge n
  JOIN line l ON l.charge_id = n.charge_id
  JOIN crowded c ON c.visit_id = l.visit_id AND c.item_code = l.item_code AND c.charged_minute = l.charged_minute
),
evidence AS (
  SELECT charge_id, charged_minute,
         CASE WHEN (by_line = 1 AND line_position > 1) OR (order_id IS NOT NULL AND order_position > 1)
              THEN 'problem' ELSE 'context' END AS part
  FROM alike
  WHERE (by_line = 1 AND line_count > 1) OR (order_id IS NOT NULL AND order_count > 1)
)
SELECT n.visit_id, n.item_code, substr(CAST(e.charged_minute AS VARCHAR), 1, 16) AS charged_minute,
       n.patient_id, n.department_id, n.executing_staff_id AS staff_id, n.charge_date AS occurred_on,
       'charge' AS record, n.charge_id AS row_id, e.part, n.quantity, n.amount,
       n.item_name, n.unit_price
FROM evidence e
JOIN net_charge n ON n.charge_id = e.charge_id
