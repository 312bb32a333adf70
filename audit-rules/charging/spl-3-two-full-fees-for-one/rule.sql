-- Two items of which only one is due as a full fee, such as a plain and an enhanced scan, both charged in the pair's window.
WITH pair AS (
  SELECT item_a, item_b, item_a_written, item_b_written, coalesce(item_a_name, item_a_written) AS item_a_name,
         coalesce(item_b_name, item_b_written) AS item_b_name, time_window, valid_from, valid_to
  FROM duplicate_pair
  WHERE kind = 'split' AND item_a <> item_b
),
met AS (
  SELECT p.item_a_written AS item_a, p.item_b_written AS item_b, p.time_window, b.patient_id,
         CASE p.time_window WHEN 'day' THEN CAST(b.charge_date AS STRING) WHEN 'visit' THEN b.visit_id
                            ELSE b.charge_id END AS scope,
         b.charge_id AS b_charge, a.charge_id AS a_charge, p.item_a_name, p.item_b_name
  FROM net_charge b
  JOIN pair p ON p.item_b = b.item_code AND b.charge_date BETWEEN p.valid_from AND p.valid_to
  JOIN net_charge a ON a.item_code = p.item_a AND a.patient_id = b.patient_id
  WHERE (p.time_window = 'day' AND a.charge_date = b.charge_date)
     OR (p.time_window = 'visit' AND a.visit_id = b.visit_id)
     OR (((a.has_time = 1 AND b.has_time = 1) OR :midnight_is_a_time = 1)
         AND ((p.time_window = 'six_hours' AND abs(seconds_between(a.charged_at, b.charged_at)) <= 21600)
           OR (p.time_window = 'hour' AND abs(seconds_between(a.charged_at, b.charged_at)) < 3600)))
),
side AS (
  SELECT item_a, item_b, time_window, patient_id, scope, b_charge AS charge_id, 'problem' AS part, item_a_name, item_b_name
  FROM met
  UNION ALL
  SELECT item_a, item_b, time_window, patient_id, scope, a_charge AS charge_id, 'context' AS part, item_a_name, item_b_name
  FROM met
),
evidence AS (
  SELECT item_a, item_b, time_window, patient_id, scope, charge_id, max(part) AS part, max(item_a_name) AS item_a_name,
         max(item_b_name) AS item_b_name
  FROM side
  GROUP BY item_a, item_b, time_window, patient_id, scope, charge_id
)
SELECT e.item_a, e.item_b, e.time_window, e.patient_id, e.scope,
       n.visit_id, n.department_id, n.executing_staff_id AS staff_id, n.item_code, n.charge_date AS occurred_on,
       'charge' AS record, n.charge_id AS row_id, e.part, n.quantity, n.amount, e.item_a_name, e.item_b_name,
       CASE e.time_window WHEN 'day' THEN '同一天' WHEN 'visit' THEN '同一次就诊'
                          WHEN 'six_hours' THEN '六小时内' ELSE '一小时内' END AS window_zh
FROM evidence e
JOIN net_charge n ON n.charge_id = e.charge_id
