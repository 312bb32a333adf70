-- Nights of departments, and of the institution where its approved count is known.
WITH left_at_midnight AS (
  SELECT DISTINCT b.visit_id, b.bed_id, add_days(day_of(b.to_time), -1) AS night_of
  FROM bed_stay b
  LEFT JOIN bed_stay o ON o.visit_id = b.visit_id AND o.from_time = b.to_time
  WHERE b.to_time = start_of(day_of(b.to_time)) AND b.from_time <> start_of(day_of(b.from_time))
    AND o.visit_id IS NULL
),
night AS (
  SELECT n.visit_id, n.patient_id, n.bed_id, n.department_id, n.night_of
  FROM bed_night n
  LEFT JOIN left_at_midnight m ON m.visit_id = n.visit_id AND m.bed_id = n.bed_id AND m.night_of = n.night_of
  WHERE (n.bed_kind IS NULL OR n.bed_kind NOT IN ('newborn', 'observation')) AND m.visit_id IS NULL
),
department_night AS (
  SELECT DISTINCT department_id, night_of
  FROM night
),
judged AS (
  SELECT n.department_id, n.night_of, max(CASE WHEN d.approved_beds IS NOT NULL THEN 1 ELSE 0 END) AS approved
  FROM department_night n
  LEFT JOIN department d ON d.department_id = n.department_id
                            AND n.night_of BETWEEN coalesce(d.valid_from, DATE '0001-01-01')
                                               AND coalesce(d.valid_to, DATE '9999-12-31')
  GROUP BY n.department_id, n.night_of
),
institution_night AS (
  SELECT DISTINCT n.night_of
  FROM department_night n
  JOIN institution i ON i.approved_beds IS NOT NULL
)
SELECT 'examined' AS reason, (SELECT count(*) FROM judged) + (SELECT count(*) FROM institution_night) AS row_count
UNION ALL
SELECT 'no_approved_count' AS reason, count(*) AS row_count
FROM judged
WHERE approved = 0
