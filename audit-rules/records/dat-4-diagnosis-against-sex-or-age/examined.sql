-- Diagnoses and operations for which a limit of sex or age is known.
WITH said AS (
  SELECT 'diagnosis' AS object, d.visit_id, d.diagnosis_code AS code, day_of(v.admitted_at) AS seen_on, v.sex, v.birth_date
  FROM diagnosis d
  JOIN visit v ON v.visit_id = d.visit_id
  UNION
  SELECT 'diagnosis' AS object, v.visit_id, v.main_diagnosis_code AS code, day_of(v.admitted_at) AS seen_on, v.sex, v.birth_date
  FROM visit v
  UNION
  SELECT 'operation' AS object, o.visit_id, o.operation_code AS code, day_of(coalesce(o.began_at, v.admitted_at)) AS seen_on,
         v.sex, v.birth_date
  FROM operation o
  JOIN visit v ON v.visit_id = o.visit_id
),
limited AS (
  SELECT DISTINCT s.object, s.visit_id, s.code, s.seen_on, 'sex' AS by_what,
         CASE WHEN s.sex IN ('1', '2') THEN 1 ELSE 0 END AS known
  FROM said s
  JOIN sex_limit k ON k.object = s.object AND k.item = s.code AND s.seen_on BETWEEN k.valid_from AND k.valid_to
  UNION ALL
  SELECT DISTINCT s.object, s.visit_id, s.code, s.seen_on, 'age' AS by_what,
         CASE WHEN s.birth_date IS NULL THEN 0 ELSE 1 END AS known
  FROM said s
  JOIN age_limit k ON k.object = s.object AND k.item = s.code AND s.seen_on BETWEEN k.valid_from AND k.valid_to
)
SELECT 'examined' AS reason, count(*) AS row_count
FROM limited
UNION ALL
SELECT 'unknown_sex' AS reason, count(*) AS row_count
FROM limited
WHERE by_what = 'sex' AND known = 0
UNION ALL
SELECT 'unknown_birth' AS reason, count(*) AS row_count
FROM limited
WHERE by_what = 'age' AND known = 0
