-- Operations that the table knows on their date; a visit may have no main diagnosis.
WITH main_diagnosis AS (
  SELECT visit_id
  FROM visit
  WHERE main_diagnosis_code IS NOT NULL
  UNION
  SELECT visit_id
  FROM diagnosis
  WHERE is_main = 1
),
known AS (
  SELECT DISTINCT o.operation_id, CASE WHEN m.visit_id IS NULL THEN 0 ELSE 1 END AS has_main
  FROM operation o
  JOIN visit v ON v.visit_id = o.visit_id
  JOIN diagnosis_limit l ON l.item = o.operation_code
                            AND day_of(coalesce(o.began_at, v.admitted_at)) BETWEEN l.valid_from AND l.valid_to
  LEFT JOIN main_diagnosis m ON m.visit_id = o.visit_id
  WHERE l.national_class = 40
)
SELECT 'examined' AS reason, count(*) AS row_count
FROM known
UNION ALL
SELECT 'no_main_diagnosis' AS reason, count(*) AS row_count
FROM known
WHERE has_main = 0
