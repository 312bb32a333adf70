-- Two operations on different patients in which one person stands at the same time.
WITH part_of AS (
  SELECT o.operation_id, o.surgeon_id AS staff_id, 'surgeon' AS position, o.began_at, o.ended_at
  FROM operation o
  UNION ALL
  SELECT o.operation_id, o.anaesthetist_id AS staff_id, 'anaesthetist' AS position,
         coalesce(o.anaesthesia_began_at, o.began_at) AS began_at, coalesce(o.anaesthesia_ended_at, o.ended_at) AS ended_at
  FROM operation o
),
timed AS (
  SELECT operation_id, staff_id, position, began_at, ended_at
  FROM part_of
  WHERE :midnight_is_a_time = 1 OR (began_at > start_of(day_of(began_at)) AND ended_at > start_of(day_of(ended_at)))
),
present AS (
  SELECT t.operation_id, t.staff_id, v.patient_id, min(t.began_at) AS began_at, max(t.ended_at) AS ended_at,
         CASE WHEN min(t.position) = max(t.position) THEN max(t.position) ELSE 'both' END AS position
  FROM timed t
  JOIN operation o ON o.operation_id = t.operation_id
  JOIN visit v ON v.visit_id = o.visit_id
  GROUP BY t.operation_id, t.staff_id, v.patient_id
),
found AS (
  SELECT a.staff_id, least(a.operation_id, b.operation_id) AS operation_a, greatest(a.operation_id, b.operation_id) AS operation_b,
         a.operation_id AS earlier_id, b.operation_id AS later_id, b.position, b.began_at AS overlap_from,
         least(a.ended_at, b.ended_at) AS overlap_to,
         int_div(seconds_between(b.began_at, least(a.ended_at, b.ended_at)), 60) AS overlap_minutes
  FROM present a
  JOIN present b ON b.staff_id = a.staff_id AND b.patient_id <> a.patient_id
                    AND (b.began_at > a.began_at OR (b.began_at = a.began_at AND b.operation_id > a.operation_id))
  WHERE seconds_between(b.began_at, least(a.ended_at, b.ended_at)) > CAST(:operation_overlap_minutes AS BIGINT) * 60
),
billed AS (
  SELECT f.staff_id, f.operation_a, f.operation_b, n.charge_id, n.visit_id, n.patient_id, n.department_id, n.item_code,
         n.charge_date, n.quantity, n.amount
  FROM found f
  JOIN net_charge n ON n.operation_id = f.later_id
  WHERE n.executing_staff_id = f.staff_id
     OR (n.executing_staff_id IS NULL AND n.fee_class = '06' AND f.position <> 'anaesthetist')
),
with_lines AS (
  SELECT DISTINCT staff_id, operation_a, operation_b
  FROM billed
),
record_of AS (
  SELECT f.staff_id, f.operation_a, f.operation_b, f.later_id AS operation_id,
         CASE WHEN w.staff_id IS NULL THEN 'problem' ELSE 'context' END AS part
  FROM found f
  LEFT JOIN with_lines w ON w.staff_id = f.staff_id AND w.operation_a = f.operation_a AND w.operation_b = f.operation_b
  UNION ALL
  SELECT staff_id, operation_a, operation_b, earlier_id AS operation_id, 'context' AS part
  FROM found
),
evidence AS (
  SELECT staff_id, operation_a, operation_b, visit_id, patient_id, department_id, item_code, 'charge' AS record,
         charge_id AS row_id, 'problem' AS part, quantity, amount
  FROM billed
  UNION ALL
  SELECT r.staff_id, r.operation_a, r.operation_b, o.visit_id, v.patient_id, v.department_id,
         CAST(NULL AS STRING) AS item_code, 'operation' AS record, r.operation_id AS row_id, r.part,
         CAST(NULL AS DECIMAL(16, 4)) AS quantity, CAST(NULL AS DECIMAL(16, 2)) AS amount
  FROM record_of r
  JOIN operation o ON o.operation_id = r.operation_id
  JOIN visit v ON v.visit_id = o.visit_id
)
SELECT e.staff_id, e.operation_a, e.operation_b, e.visit_id, e.patient_id, e.department_id, e.item_code,
       day_of(f.overlap_from) AS occurred_on, e.record, e.row_id, e.part, e.quantity, e.amount, f.overlap_from,
       f.overlap_to, f.overlap_minutes, o.operation_name, o.operation_code, f.position,
       CASE f.position WHEN 'surgeon' THEN '主刀医师' WHEN 'anaesthetist' THEN '麻醉医师' ELSE '主刀和麻醉医师' END AS position_zh
FROM evidence e
JOIN found f ON f.staff_id = e.staff_id AND f.operation_a = e.operation_a AND f.operation_b = e.operation_b
JOIN operation o ON o.operation_id = f.later_id
