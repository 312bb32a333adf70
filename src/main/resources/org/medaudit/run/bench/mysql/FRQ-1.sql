-- More of an item or of its group than the charge unit allows in a day, visit, stay or the hours used.
WITH total AS (
  SELECT COALESCE(l.limit_group, l.item) AS item_or_group, l.per, COALESCE(l.measure, 'quantity') AS measure, n.patient_id,
         CASE WHEN l.per IN ('visit', 'stay_day') THEN n.visit_id ELSE CAST(n.charge_date AS CHAR) END AS scope,
         SUM(n.amount) AS amount, SUM(CASE WHEN l.measure = 'amount' THEN n.amount ELSE n.quantity END) AS used,
         MAX(l.max_quantity) AS max_quantity,
         CASE WHEN SUM(n.ended_at > n.began_at) = COUNT(*)
              THEN LEAST(SUM((TIMESTAMPDIFF(SECOND, n.began_at, n.ended_at) + 3599) DIV 3600), 24) ELSE 24 END AS hours
  FROM bench_quantity_limit l
  JOIN bench_net_charge n ON n.item_code = l.item AND n.charge_date BETWEEN l.valid_from AND l.valid_to
  WHERE l.max_quantity IS NOT NULL
  GROUP BY item_or_group, l.per, measure, n.patient_id, scope
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
