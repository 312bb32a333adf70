-- The same line twice in one minute: alike in every respect, or of the same order. All but the earliest are at issue.
WITH crowded AS (
  SELECT visit_id, item_code, charged_at - INTERVAL SECOND(charged_at) SECOND AS charged_minute
  FROM bench_net_charge
  WHERE has_time = 1 OR :midnight_is_a_time = 1
  GROUP BY visit_id, item_code, charged_minute
  HAVING COUNT(*) > 1
),
alike AS (
  SELECT n.visit_id, n.item_code, c.charged_minute, n.order_id, n.amount,
         CASE WHEN n.fee_class IN ('08', '09', '10', '11') AND :judge_drugs = 0 THEN 0 ELSE 1 END AS by_line,
         ROW_NUMBER() OVER (PARTITION BY n.visit_id, n.item_code, c.charged_minute, n.unit_price, n.quantity,
                                         n.executing_department_id, n.body_site, n.operation_id
                            ORDER BY n.charged_at, CHAR_LENGTH(n.charge_id), n.charge_id) AS line_position,
         COUNT(*) OVER (PARTITION BY n.visit_id, n.item_code, c.charged_minute, n.unit_price, n.quantity,
                                     n.executing_department_id, n.body_site, n.operation_id) AS line_count,
         ROW_NUMBER() OVER (PARTITION BY n.visit_id, n.item_code, c.charged_minute, n.order_id
                            ORDER BY n.charged_at, CHAR_LENGTH(n.charge_id), n.charge_id) AS order_position,
         COUNT(*) OVER (PARTITION BY n.visit_id, n.item_code, c.charged_minute, n.order_id) AS order_count
  FROM crowded c
  JOIN bench_net_charge n ON n.visit_id = c.visit_id AND n.item_code = c.item_code
                         AND n.charged_at >= c.charged_minute AND n.charged_at < c.charged_minute + INTERVAL 1 MINUTE
  WHERE n.has_time = 1 OR :midnight_is_a_time = 1
)
SELECT visit_id, item_code, charged_minute,
       SUM(CASE WHEN (by_line = 1 AND line_position > 1) OR (order_id IS NOT NULL AND order_position > 1)
                THEN amount END) AS amount
FROM alike
WHERE (by_line = 1 AND line_count > 1) OR (order_id IS NOT NULL AND order_count > 1)
GROUP BY visit_id, item_code, charged_minute
