-- One patient in two beds, or two patients in one bed, for longer than a change of beds takes.
WITH snapshot_end AS (
  SELECT start_of(add_days(max(period_to), 1)) AS ends_at
  FROM snapshot_period
),
lying AS (
  SELECT b.visit_id, v.patient_id, b.bed_id, b.department_id, b.from_time,
         coalesce(b.to_time, v.discharged_at, e.ends_at) AS to_time
  FROM bed_stay b
  JOIN visit v ON v.visit_id = b.visit_id
  CROSS JOIN snapshot_end e
  LEFT JOIN (SELECT DISTINCT bed_id FROM bed WHERE bed_kind = 'newborn') k ON k.bed_id = b.bed_id
  WHERE k.bed_id IS NULL
    AND coalesce(b.reason, '') <> 'leave'
    AND (v.birth_date IS NULL OR age_days(v.birth_date, day_of(b.from_time)) > 28)
),
two_beds AS (
  SELECT 'two_beds' AS kind, a.visit_id AS one_visit, b.visit_id AS other_visit, a.bed_id AS one_bed, b.bed_id AS other_bed,
         greatest(a.from_time, b.from_time) AS from_time, least(a.to_time, b.to_time) AS to_time
  FROM lying a
  JOIN lying b ON b.patient_id = a.patient_id AND b.bed_id > a.bed_id
                  AND b.from_time < a.to_time AND a.from_time < b.to_time
),
two_patients AS (
  SELECT 'two_patients' AS kind, a.visit_id AS one_visit, b.visit_id AS other_visit, a.bed_id AS one_bed,
         b.bed_id AS other_bed, greatest(a.from_time, b.from_time) AS from_time, least(a.to_time, b.to_time) AS to_time
  FROM lying a
  JOIN lying b ON b.bed_id = a.bed_id AND b.patient_id > a.patient_id
                  AND b.from_time < a.to_time AND a.from_time < b.to_time
),
overlap AS (
  SELECT kind, least(one_visit, other_visit) AS visit_a, greatest(one_visit, other_visit) AS visit_b,
         least(one_bed, other_bed) AS bed_a, greatest(one_bed, other_bed) AS bed_b, from_time, to_time
  FROM (SELECT * FROM two_beds UNION ALL SELECT * FROM two_patients) both_kinds
  WHERE seconds_between(from_time, to_time) > CAST(:bed_overlap_minutes AS BIGINT) * 60
),
found AS (
  SELECT visit_a, visit_b, bed_a, bed_b, max(kind) AS kind, min(from_time) AS overlap_from, max(to_time) AS overlap_to
  FROM overlap
  GROUP BY visit_a, visit_b, bed_a, bed_b
),
evidence AS (
  SELECT visit_a, visit_b, bed_a, bed_b, visit_a AS visit_id FROM found
  UNION
  SELECT visit_a, visit_b, bed_a, bed_b, visit_b AS visit_id FROM found
)
SELECT f.visit_a, f.visit_b, f.bed_a, f.bed_b, e.visit_id, v.patient_id, v.department_id,
       day_of(f.overlap_from) AS occurred_on, 'visit' AS record, e.visit_id AS row_id, 'problem' AS part,
       CAST(NULL AS DECIMAL(16, 4)) AS quantity, CAST(NULL AS DECIMAL(16, 2)) AS amount,
       f.overlap_from, f.overlap_to,
       CASE f.kind WHEN 'two_beds' THEN '同一患者同时占用两张床位' ELSE '两名患者同时占用一张床位' END AS kind_zh,
       CASE f.kind WHEN 'two_beds' THEN 'one patient in two beds' ELSE 'two patients in one bed' END AS kind_en
FROM evidence e
JOIN found f ON f.visit_a = e.visit_a AND f.visit_b = e.visit_b AND f.bed_a = e.bed_a AND f.bed_b = e.bed_b
JOIN visit v ON v.visit_id = e.visit_id
