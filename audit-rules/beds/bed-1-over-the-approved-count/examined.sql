-- Nights of departments, and of the institution where its approved count is known.
WITH night AS (
  SELECT visit_id, patient_id, bed_id, department_id, night_of
  FROM bed_night
  WHERE bed_kind IS NULL OR bed_kind NOT IN ('newborn', 'observation')
),
department_night AS (
  SELECT DISTINCT department_id, night_of
  FROM night
),
judged AS (
  SELECT n.department_id, n.night_of, d.approved_beds
  FROM department_night n
  LEFT JOIN department d ON d.department_id = n.department_id AND (d.valid_from IS NULL OR n.night_of >= d.valid_from)
                            AND (d.valid_to IS NULL OR n.night_of <= d.valid_to)
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
WHERE approved_beds IS NULL
