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
