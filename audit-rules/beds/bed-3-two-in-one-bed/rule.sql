-- One patient in two beds, or two patients in one bed, for longer than a change of beds takes.
WITH snapshot_end AS (
  SELECT start_of(add_days(period_to, 1)) AS ends_at
  FROM snapshot_period
),
lying AS (
  SELECT b.visit_id, v.patient_id, b.bed_id, b.department_id, b.from_time,
         coalesce(b.to_time, v.discharged_at, e.ends_at) AS to_time
  FROM bed_stay b
  JOIN visit v ON v.visit_id = b.visit_id
  CROSS JOIN snapshot_end e
  LEFT JOIN bed k ON k.bed_id = b.bed_id
  WHERE (k.bed_kind IS NULL OR k.bed_kind <> 'newborn')
    AND (b.reason IS NULL OR b.reason <> 'leave')
    AND (v.birth_date IS NULL OR age_days(v.birth_date, day_of(b.from_time)) > 28)
),
pair AS (
  SELECT least(a.visit_id, b.visit_id) AS visit_a, greatest(a.visit_id, b.visit_id) AS visit_b, a.bed_id AS bed_a,
         b.bed_id AS bed_b, greatest(a.from_time, b.from_time) AS from_time, least(a.to_time, b.to_time) AS to_time
  FROM lying a
  JOIN lying b ON b.patient_id = a.patient_id AND b.bed_id > a.bed_id
  UNION ALL
  SELECT a.visit_id AS visit_a, b.visit_id AS visit_b, a.bed_id AS bed_a,
         b.bed_id AS bed_b, greatest(a.from_time, b.from_time) AS from_time, least(a.to_time, b.to_time) AS to_time
  FROM lying a
  JOIN lying b ON b.bed_id = a.bed_id AND b.visit_id > a.visit_id AND b.patient_id <> a.patient_id
),
found AS (
  SELECT visit_a, visit_b, bed_a, bed_b, min(from_time) AS overlap_from, max(to_time) AS overlap_to
  FROM pair
  WHERE seconds_between(from_time, to_time) > CAST(:bed_overlap_minutes AS BIGINT) * 60
  GROUP BY visit_a, visit_b, bed_a, bed_b
),
evidence AS (
  SELECT visit_a, visit_b, bed_a, bed_b, overlap_from, overlap_to, visit_a AS visit_id FROM found
  UNION
  SELECT visit_a, visit_b, bed_a, bed_b, overlap_from, overlap_to, visit_b AS visit_id FROM found
)
SELECT e.visit_a, e.visit_b, e.bed_a, e.bed_b, e.visit_id, v.patient_id, v.department_id,
       day_of(e.overlap_from) AS occurred_on, 'visit' AS record, e.visit_id AS row_id, 'problem' AS part,
       CAST(NULL AS DECIMAL(16, 4)) AS quantity, CAST(NULL AS DECIMAL(16, 2)) AS amount,
       e.overlap_from, e.overlap_to,
       CASE WHEN e.bed_a = e.bed_b THEN '两名患者同时占用一张床位' ELSE '同一患者同时占用两张床位' END AS kind_zh,
       CASE WHEN e.bed_a = e.bed_b THEN 'two patients in one bed' ELSE 'one patient in two beds' END AS kind_en
FROM evidence e
JOIN visit v ON v.visit_id = e.visit_id
