-- More of an item or of its group than the charge unit allows in a day, visit, stay or the hours used.
WITH line AS (
  SELECT n.charge_id, n.patient_id, COALESCE(l.limit_group, l.item) AS item_or_group, l.per,
         COALESCE(l.measure, 'quantity') AS measure,
         CASE WHEN l.per IN ('visit', 'stay_day') THEN n.visit_id ELSE CAST(n.charge_date AS CHAR) END AS scope,
         n.amount, CASE WHEN l.measure = 'amount' THEN n.amount ELSE n.quantity END AS used,
         CASE WHEN n.ended_at > n.began_at
              THEN (TIMESTAMPDIFF(SECOND, n.began_at, n.ended_at) + 3599) DIV 3600 END AS hours,
         MAX(l.max_quantity) AS max_quantity
  FROM bench_quantity_limit l
  JOIN bench_net_charge n ON n.item_code = l.item AND n.charge_date BETWEEN l.valid_from AND l.valid_to
  WHERE l.max_quantity IS NOT NULL
  GROUP BY n.charge_id, n.patient_id, item_or_group, l.per, measure, scope, n.amount, used, hours
),
total AS (
  SELECT item_or_group, per, measure, patient_id, scope, SUM(amount) AS amount, SUM(used) AS used,
         MAX(max_quantity) AS max_quantity,
         CASE WHEN COUNT(hours) = COUNT(*) THEN LEAST(SUM(hours), 24) ELSE 24 END AS hours
  FROM line
  GROUP BY item_or_group, per, measure, patient_id, scope
),
allowed AS (
  SELECT t.item_or_group, t.per, t.measure, t.patient_id, t.scope, t.amount, t.used,
         CASE t.per WHEN 'hour' THEN t.max_quantity * t.hours
                    WHEN 'stay_day' THEN t.max_quantity * s.nights
                    ELSE t.max_quantity END AS allowed
  FROM total t
  LEFT JOIN bench_stay s ON s.visit_id = t.scope
  WHERE t.per IN ('day', 'visit', 'hour') OR s.nights IS NOT NULL
)
SELECT item_or_group, per, measure, patient_id, scope, ROUND(amount * (used - allowed) / used, 2) AS amount
FROM allowed
WHERE used > allowed
