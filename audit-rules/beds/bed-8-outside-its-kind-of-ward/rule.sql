-- Lines of an item bound to a kind of ward or bed: the patient lay in none of them that day, or the hospital has none.
WITH bound AS (
  SELECT DISTINCT item, coalesce(asks, 'stay') AS asks, place, kinds AS kind, valid_from, valid_to
  FROM ward_limit
),
line AS (
  SELECT DISTINCT n.charge_id, n.visit_id, n.item_code, n.charge_date, b.asks
  FROM net_charge n
  JOIN bound b ON b.item = n.item_code AND n.charge_date BETWEEN b.valid_from AND b.valid_to
),
asked_of AS (
  SELECT DISTINCT visit_id, item_code, charge_date
  FROM line
  WHERE asks = 'stay'
),
billed_visit AS (
  SELECT DISTINCT visit_id
  FROM asked_of
),
lying AS (
  SELECT s.visit_id, day_of(s.from_time) AS from_day, day_of(coalesce(s.to_time, v.discharged_at, start_of(p.period_to))) AS to_day,
         d.kind AS department_kind, k.bed_kind
  FROM bed_stay s
  JOIN billed_visit i ON i.visit_id = s.visit_id
  JOIN visit v ON v.visit_id = s.visit_id
  CROSS JOIN snapshot_period p
  LEFT JOIN department d ON d.department_id = s.department_id
  LEFT JOIN bed k ON k.bed_id = s.bed_id
  WHERE coalesce(s.reason, '') <> 'leave'
),
lain AS (
  SELECT a.visit_id, a.item_code, a.charge_date, 'department_kind' AS place, l.department_kind AS kind
  FROM asked_of a
  JOIN lying l ON l.visit_id = a.visit_id AND a.charge_date BETWEEN l.from_day AND l.to_day
  UNION
  SELECT a.visit_id, a.item_code, a.charge_date, 'bed_kind' AS place, l.bed_kind AS kind
  FROM asked_of a
  JOIN lying l ON l.visit_id = a.visit_id AND a.charge_date BETWEEN l.from_day AND l.to_day
),
elsewhere AS (
  SELECT l.visit_id, l.item_code, l.charge_date
  FROM lain l
  JOIN bound b ON b.item = l.item_code AND b.asks = 'stay' AND b.place = l.place AND l.charge_date BETWEEN b.valid_from AND b.valid_to
  GROUP BY l.visit_id, l.item_code, l.charge_date
  HAVING max(CASE WHEN l.kind IS NULL OR l.kind = b.kind THEN 1 ELSE 0 END) = 0
),
site AS (
  SELECT 'department_kind' AS place, kind, coalesce(valid_from, DATE '0001-01-01') AS valid_from,
         coalesce(valid_to, DATE '9999-12-31') AS valid_to
  FROM department
  UNION ALL
  SELECT 'bed_kind' AS place, bed_kind AS kind, valid_from, coalesce(valid_to, DATE '9999-12-31') AS valid_to
  FROM bed
),
owned AS (
  SELECT DISTINCT l.item_code, l.charge_date
  FROM line l
  JOIN bound b ON b.item = l.item_code AND b.asks = 'hospital' AND l.charge_date BETWEEN b.valid_from AND b.valid_to
  JOIN site s ON s.place = b.place AND s.kind = b.kind AND l.charge_date BETWEEN s.valid_from AND s.valid_to
),
found AS (
  SELECT l.charge_id, l.visit_id, l.item_code, l.charge_date, 1 AS reason
  FROM line l
  LEFT JOIN owned o ON o.item_code = l.item_code AND o.charge_date = l.charge_date
  WHERE l.asks = 'hospital' AND o.item_code IS NULL
  UNION ALL
  SELECT l.charge_id, l.visit_id, l.item_code, l.charge_date, 2 AS reason
  FROM line l
  JOIN elsewhere e ON e.visit_id = l.visit_id AND e.item_code = l.item_code AND e.charge_date = l.charge_date
  WHERE l.asks = 'stay'
),
problem AS (
  SELECT charge_id, min(reason) AS reason
  FROM found
  GROUP BY charge_id
),
shown AS (
  SELECT DISTINCT f.visit_id, f.item_code, concat(s.visit_id, ' ', s.bed_id) AS row_id
  FROM found f
  JOIN bed_stay s ON s.visit_id = f.visit_id
  WHERE f.reason = 2
)
SELECT n.visit_id, n.item_code, n.patient_id, n.department_id, n.executing_staff_id AS staff_id, n.charge_date AS occurred_on,
       'charge' AS record, n.charge_id AS row_id, 'problem' AS part, n.quantity, n.amount, n.item_name,
       CASE p.reason WHEN 1 THEN '全院当日没有该项目要求的科室或床位' ELSE '患者当日不在该项目要求的病区或床位' END AS reason_zh,
       CASE p.reason WHEN 1 THEN 'the hospital has no ward or bed of the kind it needs' ELSE 'the patient lay in no ward or bed of the kind it needs' END AS reason_en
FROM problem p
JOIN net_charge n ON n.charge_id = p.charge_id
UNION ALL
SELECT w.visit_id, w.item_code, CAST(NULL AS STRING) AS patient_id, CAST(NULL AS STRING) AS department_id,
       CAST(NULL AS STRING) AS staff_id, CAST(NULL AS DATE) AS occurred_on, 'bed_stay' AS record, w.row_id, 'context' AS part,
       CAST(NULL AS DECIMAL(16, 4)) AS quantity, CAST(NULL AS DECIMAL(16, 2)) AS amount, CAST(NULL AS STRING) AS item_name,
       CAST(NULL AS STRING) AS reason_zh, CAST(NULL AS STRING) AS reason_en
FROM shown w
