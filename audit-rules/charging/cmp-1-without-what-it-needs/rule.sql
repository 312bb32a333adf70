-- An item charged without any of the items that it needs in the window of the row that names them.
WITH need AS (
  SELECT item, needs_item, needs_item_written, item_name, time_window, kind, valid_from, valid_to
  FROM companion
),
line AS (
  SELECT n.charge_id, n.visit_id, n.patient_id, n.charge_date, n.item_code
  FROM net_charge n
  WHERE n.item_code IN (SELECT item FROM need)
),
missed AS (
  SELECT l.charge_id, l.visit_id, l.charge_date, l.item_code, max(w.time_window) AS time_window,
         min(w.needs_item_written) AS needs_item, count(DISTINCT w.needs_item_written) AS needs_count, max(w.kind) AS kind
  FROM line l
  JOIN need w ON w.item = l.item_code AND l.charge_date BETWEEN w.valid_from AND w.valid_to
  LEFT JOIN (SELECT DISTINCT patient_id, visit_id, charge_date, item_code FROM net_charge
             WHERE item_code IN (SELECT needs_item FROM need)) c
    ON c.item_code = w.needs_item AND c.patient_id = l.patient_id
       AND ((w.time_window = 'day' AND c.charge_date = l.charge_date) OR (w.time_window = 'visit' AND c.visit_id = l.visit_id))
  GROUP BY l.charge_id, l.visit_id, l.charge_date, l.item_code
  HAVING count(c.item_code) = 0
)
SELECT m.item_code, m.visit_id,
       CASE m.time_window WHEN 'day' THEN CAST(m.charge_date AS VARCHAR) ELSE m.visit_id END AS scope,
       n.patient_id, n.department_id, n.executing_staff_id AS staff_id, n.charge_date AS occurred_on,
       'charge' AS record, n.charge_id AS row_id, 'problem' AS part, n.quantity, n.amount, n.item_name,
       m.needs_item, m.needs_count, CASE m.time_window WHEN 'day' THEN '同日' ELSE '本次就诊' END AS window_zh, m.time_window,
       CASE m.kind WHEN 'drug_needs_service' THEN '药品' WHEN 'consumable_needs_service' THEN '耗材' ELSE '项目' END AS kind_zh
FROM missed m
JOIN net_charge n ON n.charge_id = m.charge_id
