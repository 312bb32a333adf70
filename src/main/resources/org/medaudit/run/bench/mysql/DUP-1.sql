-- Item B, which item A already contains, charged in the pair's window beside A: one row a finding.
SELECT m.item_a, m.item_b, m.time_window, m.patient_id, m.scope, SUM(m.amount) AS amount
FROM (
  SELECT DISTINCT p.item_a, p.item_b, p.time_window, b.patient_id, b.charge_id, b.amount,
         CASE p.time_window WHEN 'day' THEN CAST(b.charge_date AS CHAR) WHEN 'visit' THEN b.visit_id
                            ELSE b.charge_id END AS scope
  FROM bench_duplicate_pair p
  JOIN bench_net_charge b ON b.item_code = p.item_b AND b.charge_date BETWEEN p.valid_from AND p.valid_to
  JOIN bench_net_charge a ON a.item_code = p.item_a AND a.patient_id = b.patient_id
  WHERE (p.kind IS NULL OR p.kind = 'duplicate') AND p.item_a <> p.item_b
    AND ((p.time_window = 'day' AND a.charge_date = b.charge_date)
      OR (p.time_window = 'visit' AND a.visit_id = b.visit_id)
      OR (((a.has_time = 1 AND b.has_time = 1) OR :midnight_is_a_time = 1)
          AND ((p.time_window = 'six_hours' AND ABS(TIMESTAMPDIFF(SECOND, a.charged_at, b.charged_at)) <= 21600)
            OR (p.time_window = 'hour' AND ABS(TIMESTAMPDIFF(SECOND, a.charged_at, b.charged_at)) < 3600))))
) m
GROUP BY m.item_a, m.item_b, m.time_window, m.patient_id, m.scope
