-- More of an item (or of a group that shares a limit) than its charge unit allows in a day, visit, stay or the hours used.
WITH limit_of AS (
  SELECT item, CASE WHEN limit_group IS NULL THEN item ELSE limit_group END AS item_or_group,
         limit_group, per, coalesce(measure, 'quantity') AS measure,
         CAST(max_quantity AS DECIMAL(16, 4)) AS max_quantity, valid_from, valid_to
  FROM quantity_limit
  WHERE max_quantity IS NOT NULL
),
line AS (
  SELECT n.charge_id, n.patient_id, l.item_or_group, l.per, l.measure,
         CASE WHEN l.per IN ('visit', 'stay_day') THEN n.visit_id ELSE CAST(n.charge_date AS STRING) END AS scope,
         CAST(CASE l.measure WHEN 'amount' THEN n.amount ELSE n.quantity END AS DECIMAL(18, 4)) AS used,
         CASE WHEN n.ended_at > n.began_at THEN int_div(seconds_between(n.began_at, n.ended_at) + 3599, 3600) END AS hours,
         max(l.max_quantity) AS max_quantity
  FROM net_charge n
  JOIN limit_of l ON l.item = n.item_code AND n.charge_date BETWEEN l.valid_from AND l.valid_to
  GROUP BY n.charge_id, n.patient_id, n.visit_id, n.charge_date, n.quantity, n.amount, n.began_at, n.ended_at,
           l.item_or_group, l.per, l.measure
),
total AS (
  SELECT item_or_group, per, measure, patient_id, scope,
         CAST(sum(used) AS DECIMAL(18, 4)) AS used, max(max_quantity) AS max_quantity,
         CASE WHEN count(hours) = count(*) THEN least(CAST(sum(hours) AS INTEGER), 24) ELSE 24 END AS hours
  FROM line
  GROUP BY item_or_group, per, measure, patient_id, scope
),
allowed AS (
  SELECT t.item_or_group, t.per, t.measure, t.patient_id, t.scope, t.used,
         CASE t.per WHEN 'hour' THEN t.max_quantity * t.hours
                    WHEN 'stay_day' THEN t.max_quantity * s.nights
                    ELSE t.max_quantity END AS allowed
  FROM total t
  LEFT JOIN stay s ON s.visit_id = t.scope
  WHERE t.per IN ('day', 'visit', 'hour') OR s.nights IS NOT NULL
)
SELECT a.item_or_group, a.per, a.measure, n.patient_id, a.scope,
       n.visit_id, n.department_id, n.executing_staff_id AS staff_id, n.item_code, n.charge_date AS occurred_on,
       'charge' AS record, n.charge_id AS row_id, 'problem' AS part, n.quantity, n.amount,
       a.used - a.allowed AS excess, a.used AS whole, a.used, a.allowed, n.item_name,
       CASE a.per WHEN 'day' THEN '每日' WHEN 'visit' THEN '每次就诊' WHEN 'stay_day' THEN '全部住院夜数'
                  ELSE '实际可计小时' END AS per_zh,
       CASE a.measure WHEN 'amount' THEN '元' ELSE '计价单位' END AS measure_zh
FROM allowed a
JOIN line l ON l.item_or_group = a.item_or_group AND l.per = a.per AND l.measure = a.measure
               AND l.patient_id = a.patient_id AND l.scope = a.scope
JOIN net_charge n ON n.charge_id = l.charge_id
WHERE a.used > a.allowed
