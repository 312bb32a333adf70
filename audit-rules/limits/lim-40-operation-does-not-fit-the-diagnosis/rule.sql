-- Operations that do not fit the main diagnosis, in visits none of whose known operations fits it.
WITH listed AS (
  SELECT item, coalesce(excluded, 0) AS excluded, diagnosis_prefixes, diagnosis_prefixes_written, valid_from, valid_to
  FROM diagnosis_limit
  WHERE national_class = 40
),
main_diagnosis AS (
  SELECT visit_id, main_diagnosis_code AS diagnosis_code
  FROM visit
  WHERE main_diagnosis_code IS NOT NULL
  UNION ALL
  SELECT visit_id, diagnosis_code
  FROM diagnosis
  WHERE is_main = 1
),
operated AS (
  SELECT o.operation_id, o.visit_id, o.operation_code, o.operation_name, o.surgeon_id, v.patient_id, v.department_id,
         day_of(coalesce(o.began_at, v.admitted_at)) AS operated_on
  FROM operation o
  JOIN visit v ON v.visit_id = o.visit_id
),
judged AS (
  SELECT o.operation_id, o.visit_id, l.excluded,
         max(CASE WHEN starts_with_code(m.diagnosis_code, l.diagnosis_prefixes) THEN 1 ELSE 0 END) AS matched,
         min(l.diagnosis_prefixes_written) AS first_prefix, max(l.diagnosis_prefixes_written) AS last_prefix
  FROM operated o
  JOIN listed l ON l.item = o.operation_code AND o.operated_on BETWEEN l.valid_from AND l.valid_to
  JOIN main_diagnosis m ON m.visit_id = o.visit_id
  GROUP BY o.operation_id, o.visit_id, l.excluded
),
per_operation AS (
  SELECT operation_id, visit_id, max(CASE WHEN matched = excluded THEN 1 ELSE 0 END) AS is_unfit,
         min(concat(first_prefix, CASE WHEN first_prefix = last_prefix THEN '' ELSE ' …' END)) AS prefixes
  FROM judged
  GROUP BY operation_id, visit_id
),
main_of AS (
  SELECT visit_id, min(diagnosis_code) AS diagnosis_code
  FROM main_diagnosis
  GROUP BY visit_id
),
unfit_visit AS (
  SELECT visit_id
  FROM per_operation
  GROUP BY visit_id
  HAVING min(is_unfit) = 1
)
SELECT o.visit_id, o.operation_code, o.patient_id, o.department_id, o.surgeon_id AS staff_id, o.operated_on AS occurred_on,
       'operation' AS record, o.operation_id AS row_id, 'problem' AS part, CAST(NULL AS DECIMAL(16, 4)) AS quantity,
       CAST(NULL AS DECIMAL(16, 2)) AS amount, o.operation_name, m.diagnosis_code, p.prefixes
FROM per_operation p
JOIN unfit_visit u ON u.visit_id = p.visit_id
JOIN operated o ON o.operation_id = p.operation_id
JOIN main_of m ON m.visit_id = p.visit_id
