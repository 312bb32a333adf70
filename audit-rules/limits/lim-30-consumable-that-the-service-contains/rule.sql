-- Consumable B, which the price of service A already contains, charged in the pair's window beside A.
WITH pair AS (
  SELECT item_a, item_b, item_a_written, item_b_written, item_a_name, item_b_name, time_window, valid_from, valid_to
  FROM duplicate_pair
  WHERE kind = 'consumable' AND item_a <> item_b
),
b_line AS (
  SELECT n.charge_id, n.visit_id, n.patient_id, n.charge_date, n.charged_at, n.has_time,
         p.item_a, p.item_a_written, p.item_b_written, p.time_window
  FROM net_charge n
  JOIN pair p ON p.item_b = n.item_code AND n.charge_date BETWEEN p.valid_from AND p.valid_to
),
hit AS (
  SELECT b.charge_id AS b_charge, a.charge_id AS a_charge, b.item_a_written, b.item_b_written, b.time_window,
         CASE b.time_window WHEN 'day' THEN CAST(b.charge_date AS STRING)
                            WHEN 'visit' THEN b.visit_id
                            ELSE b.charge_id END AS scope
  FROM b_line b
  JOIN net_charge a ON a.item_code = b.item_a AND a.patient_id = b.patient_id
  WHERE (b.time_window = 'day' AND a.charge_date = b.charge_date)
     OR (b.time_window = 'visit' AND a.visit_id = b.visit_id)
     OR (((a.has_time = 1 AND b.has_time = 1) OR :midnight_is_a_time = 1)
         AND ((b.time_window = 'six_hours' AND abs(seconds_between(a.charged_at, b.charged_at)) <= 21600)
           OR (b.time_window = 'hour' AND abs(seconds_between(a.charged_at, b.charged_at)) < 3600)))
),
evidence AS (
  SELECT item_a, item_b, time_window, scope, charge_id, max(part) AS part
  FROM (
    SELECT item_a_written AS item_a, item_b_written AS item_b, time_window, scope, b_charge AS charge_id, 'problem' AS part
    FROM hit
    UNION
    SELECT item_a_written AS item_a, item_b_written AS item_b, time_window, scope, a_charge AS charge_id, 'context' AS part
    FROM hit
  ) both_sides
  GROUP BY item_a, item_b, time_window, scope, charge_id
),
name_of AS (
  SELECT item_a_written, item_b_written, time_window, max(coalesce(item_a_name, item_a_written)) AS item_a_name,
         max(coalesce(item_b_name, item_b_written)) AS item_b_name
  FROM pair
  GROUP BY item_a_written, item_b_written, time_window
)
SELECT e.item_a, e.item_b, e.time_window, n.patient_id, e.scope,
       n.visit_id, n.department_id, n.executing_staff_id AS staff_id, n.item_code, n.charge_date AS occurred_on,
       'charge' AS record, n.charge_id AS row_id, e.part, n.quantity, n.amount,
       m.item_a_name, m.item_b_name,
       CASE e.time_window WHEN 'day' THEN '同一天' WHEN 'visit' THEN '同一次就诊'
                          WHEN 'six_hours' THEN '六小时内' ELSE '一小时内' END AS window_zh
FROM evidence e
JOIN net_charge n ON n.charge_id = e.charge_id
JOIN name_of m ON m.item_a_written = e.item_a AND m.item_b_written = e.item_b AND m.time_window = e.time_window
