-- Every inpatient stay. A stay is counted once: for want of a diagnosis, else for a flag that is not known.
WITH candidate AS (
  SELECT s.visit_id, s.visit_kind, s.admitted_on, s.is_emergency, s.main_diagnosis_code,
         p.planned_readmission AS previous_planned, p.main_diagnosis_code AS previous_diagnosis_code
  FROM stay s
  JOIN stay p ON p.visit_id = s.previous_visit_id
  WHERE s.gap_days <= :split_admission_days
),
diagnosis_of AS (
  SELECT visit_id, admitted_on, main_diagnosis_code AS diagnosis_code
  FROM candidate
  UNION
  SELECT c.visit_id, c.admitted_on, d.diagnosis_code
  FROM candidate c
  JOIN diagnosis d ON d.visit_id = c.visit_id
),
exempt AS (
  SELECT DISTINCT d.visit_id
  FROM diagnosis_of d
  JOIN split_admission_exempt e ON starts_with_code(d.diagnosis_code, e.diagnosis_prefix)
                                   AND d.admitted_on BETWEEN e.valid_from AND e.valid_to
),
suspect AS (
  SELECT c.visit_id, c.is_emergency, c.previous_planned,
         CASE WHEN c.main_diagnosis_code IS NULL OR c.previous_diagnosis_code IS NULL THEN 1 ELSE 0 END AS undiagnosed
  FROM candidate c
  LEFT JOIN exempt e ON e.visit_id = c.visit_id
  WHERE e.visit_id IS NULL
    AND coalesce(c.is_emergency, 0) = 0
    AND substr(c.visit_kind, 1, 2) NOT IN ('13', '24', '28', '52')
    AND coalesce(c.previous_planned, 0) = 0
    AND (c.main_diagnosis_code IS NULL OR c.previous_diagnosis_code IS NULL
         OR substr(c.main_diagnosis_code, 1, 3) = substr(c.previous_diagnosis_code, 1, 3))
)
SELECT 'examined' AS reason, count(*) AS row_count
FROM stay
UNION ALL
SELECT 'no_main_diagnosis' AS reason, count(*) AS row_count
FROM suspect
WHERE undiagnosed = 1
UNION ALL
SELECT 'unknown_emergency' AS reason, count(*) AS row_count
FROM suspect
WHERE undiagnosed = 0 AND is_emergency IS NULL
UNION ALL
SELECT 'unknown_planned' AS reason, count(*) AS row_count
FROM suspect
WHERE undiagnosed = 0 AND is_emergency IS NOT NULL AND previous_planned IS NULL
