-- Two inpatient stays of one patient at the same time.
WITH snapshot_end AS (
  SELECT start_of(add_days(period_to, 1)) AS ends_at
  FROM snapshot_period
),
open_ended AS (
  SELECT s.visit_id, s.patient_id, s.admitted_at, coalesce(s.discharged_at, e.ends_at) AS discharged_at
  FROM stay s
  CROSS JOIN snapshot_end e
),
pair AS (
  SELECT a.visit_id AS visit_a, b.visit_id AS visit_b, greatest(a.admitted_at, b.admitted_at) AS overlap_from,
         least(a.discharged_at, b.discharged_at) AS overlap_to
  FROM open_ended a
  JOIN open_ended b ON b.patient_id = a.patient_id AND b.visit_id > a.visit_id
),
found AS (
  SELECT visit_a, visit_b, overlap_from, overlap_to
  FROM pair
  WHERE seconds_between(overlap_from, overlap_to) > CAST(:stay_overlap_minutes AS BIGINT) * 60
),
evidence AS (
  SELECT visit_a, visit_b, visit_a AS visit_id FROM found
  UNION ALL
  SELECT visit_a, visit_b, visit_b AS visit_id FROM found
)
SELECT f.visit_a, f.visit_b, s.visit_id, s.patient_id, s.department_id, day_of(f.overlap_from) AS occurred_on,
       'visit' AS record, s.visit_id AS row_id, 'problem' AS part, CAST(NULL AS DECIMAL(16, 4)) AS quantity,
       CAST(NULL AS DECIMAL(16, 2)) AS amount, f.overlap_from, f.overlap_to,
       :stay_overlap_minutes AS limit_minutes
FROM evidence e
JOIN found f ON f.visit_a = e.visit_a AND f.visit_b = e.visit_b
JOIN stay s ON s.visit_id = e.visit_id
