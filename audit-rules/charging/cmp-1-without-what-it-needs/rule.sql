-- An item charged without any of the items that it needs in the window of the row that names them.
WITH missed AS (
  SELECT n.charge_id, max(w.time_window) AS time_window, min(w.needs_item_written) AS needs_item,
         count(DISTINCT w.needs_item_written) AS needs_count
  FROM net_charge n
  JOIN companion w ON w.item = n.item_code AND n.charge_date BETWEEN w.valid_from AND w.valid_to
  LEFT JOIN net_charge c ON c.item_code = w.needs_item AND c.patient_id = n.patient_id
                            AND ((w.time_window = 'day' AND c.charge_date = n.charge_date)
                              OR (w.time_window = 'visit' AND c.visit_id = n.visit_id))
  GROUP BY n.charge_id
  HAVING count(c.charge_id) = 0
)
SELECT n.item_code, n.visit_id,
       CASE m.time_window WHEN 'day' THEN CAST(n.charge_date AS STRING) ELSE n.visit_id END AS scope,
       n.patient_id, n.department_id, n.executing_staff_id AS staff_id, n.charge_date AS occurred_on,
       'charge' AS record, n.charge_id AS row_id, 'problem' AS part, n.quantity, n.amount, n.item_name,
       m.needs_item, m.needs_count, CASE m.time_window WHEN 'day' THEN '同日' ELSE '本次就诊' END AS window_zh, m.time_window
FROM missed m
JOIN net_charge n ON n.charge_id = m.charge_id
