-- Diagnoses and operations that the sex or the age of the patient rules out.
WITH person AS (
  SELECT visit_id, sex, birth_date, day_of(admitted_at) AS seen_on, main_diagnosis_code, main_diagnosis_name
  FROM visit
),
said AS (
  SELECT 'diagnosis' AS object, p.visit_id, d.diagnosis_code AS code, d.diagnosis_name AS code_name, 'diagnosis' AS record,
         concat(d.visit_id, ' ', CAST(d.seq AS STRING)) AS row_id, p.seen_on, p.sex, p.birth_date
  FROM diagnosis d
  JOIN person p ON p.visit_id = d.visit_id
  UNION ALL
  SELECT 'diagnosis' AS object, p.visit_id, p.main_diagnosis_code AS code, p.main_diagnosis_name AS code_name,
         'visit' AS record, p.visit_id AS row_id, p.seen_on, p.sex, p.birth_date
  FROM person p
  UNION ALL
  SELECT 'operation' AS object, p.visit_id, o.operation_code AS code, o.operation_name AS code_name, 'operation' AS record,
         o.operation_id AS row_id, coalesce(day_of(o.began_at), p.seen_on) AS seen_on, p.sex, p.birth_date
  FROM operation o
  JOIN person p ON p.visit_id = o.visit_id
),
against AS (
  SELECT s.object, s.visit_id, s.code, s.code_name, s.record, s.row_id, s.seen_on, 'sex' AS contradiction,
         CASE s.sex WHEN '1' THEN '为男性' ELSE '为女性' END AS patient_zh,
         CASE k.sex WHEN '1' THEN '男性' ELSE '女性' END AS limit_zh
  FROM said s
  JOIN sex_limit k ON k.object = s.object AND k.item = s.code AND s.seen_on BETWEEN k.valid_from AND k.valid_to
  WHERE s.sex IN ('1', '2') AND s.sex <> k.sex
  UNION ALL
  SELECT s.object, s.visit_id, s.code, s.code_name, s.record, s.row_id, s.seen_on, 'age' AS contradiction,
         concat(CAST(age_years(s.birth_date, s.seen_on) AS STRING), '岁（', CAST(age_days(s.birth_date, s.seen_on) AS STRING), '天）') AS patient_zh,
         concat(
                CASE WHEN k.min_age_years IS NULL THEN '' ELSE concat('满', CAST(k.min_age_years AS STRING), '岁 ') END,
                CASE WHEN k.min_age_days IS NULL THEN '' ELSE concat('满', CAST(k.min_age_days AS STRING), '天 ') END,
                CASE WHEN k.max_age_years IS NULL THEN '' ELSE concat('不超过', CAST(k.max_age_years AS STRING), '岁 ') END,
                CASE WHEN k.max_age_days IS NULL THEN '' ELSE concat('不超过', CAST(k.max_age_days AS STRING), '天') END) AS limit_zh
  FROM said s
  JOIN age_limit k ON k.object = s.object AND k.item = s.code AND s.seen_on BETWEEN k.valid_from AND k.valid_to
  WHERE age_years(s.birth_date, s.seen_on) < k.min_age_years OR age_years(s.birth_date, s.seen_on) > k.max_age_years
     OR age_days(s.birth_date, s.seen_on) < k.min_age_days OR age_days(s.birth_date, s.seen_on) > k.max_age_days
),
found AS (
  SELECT object, visit_id, code, record, row_id, contradiction, seen_on, code_name, patient_zh, trim(max(limit_zh)) AS limit_zh
  FROM against
  GROUP BY object, visit_id, code, record, row_id, contradiction, seen_on, code_name, patient_zh
)
SELECT f.visit_id, f.object, f.code, f.contradiction, v.patient_id, v.department_id, v.attending_staff_id AS staff_id,
       f.seen_on AS occurred_on, f.record, f.row_id, 'problem' AS part, CAST(NULL AS DECIMAL(16, 4)) AS quantity,
       CAST(NULL AS DECIMAL(16, 2)) AS amount,
       CASE WHEN f.code_name IS NULL THEN f.code ELSE concat(f.code, ' ', f.code_name) END AS named_code, f.patient_zh, f.limit_zh, v.sex, v.birth_date,
       CASE f.object WHEN 'diagnosis' THEN '诊断' ELSE '手术操作' END AS object_zh
FROM found f
JOIN visit v ON v.visit_id = f.visit_id
