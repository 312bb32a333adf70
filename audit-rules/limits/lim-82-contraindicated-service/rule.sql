-- Lines of a service in a visit with a diagnosis that forbids it.
WITH listed AS (
  SELECT item, national_class, diagnosis_prefixes, diagnosis_prefixes_written, valid_from, valid_to
  FROM diagnosis_limit
  WHERE national_class = 82 OR (national_class IS NULL AND excluded = 1)
),
diagnosed AS (
  SELECT visit_id, diagnosis_code
  FROM diagnosis
  UNION ALL
  SELECT visit_id, main_diagnosis_code AS diagnosis_code
  FROM visit
),
judged AS (
  SELECT n.charge_id, max(CASE WHEN starts_with_code(d.diagnosis_code, l.diagnosis_prefixes) THEN 1 ELSE 0 END) AS matched,
         min(l.diagnosis_prefixes_written) AS first_prefix, max(l.diagnosis_prefixes_written) AS last_prefix
  FROM net_charge n
  JOIN listed l ON l.item = n.item_code AND n.charge_date BETWEEN l.valid_from AND l.valid_to
  JOIN diagnosed d ON d.visit_id = n.visit_id
  WHERE (l.national_class = 82 OR n.fee_class NOT IN ('08', '09', '10', '11'))
  GROUP BY n.charge_id
),
fault AS (
  SELECT charge_id, concat(first_prefix, CASE WHEN first_prefix = last_prefix THEN '' ELSE ' …' END) AS prefixes
  FROM judged
  WHERE matched = 1
),
problem_line AS (
  SELECT n.visit_id, n.patient_id, n.department_id, n.executing_staff_id AS staff_id, n.item_code,
         n.charge_date AS occurred_on, 'charge' AS record, n.charge_id AS row_id, 'problem' AS part, n.quantity, n.amount,
         n.item_name, f.prefixes
  FROM fault f
  JOIN net_charge n ON n.charge_id = f.charge_id
),
shown AS (
  SELECT DISTINCT visit_id, item_code
  FROM problem_line
),
known_diagnosis AS (
  SELECT s.visit_id, s.item_code, 'diagnosis' AS record, concat(d.visit_id, ' ', CAST(d.seq AS STRING)) AS row_id, d.diagnosis_code
  FROM shown s
  JOIN diagnosis d ON d.visit_id = s.visit_id
  UNION ALL
  SELECT s.visit_id, s.item_code, 'visit' AS record, v.visit_id AS row_id, v.main_diagnosis_code AS diagnosis_code
  FROM shown s
  JOIN visit v ON v.visit_id = s.visit_id
  WHERE v.main_diagnosis_code IS NOT NULL
)
SELECT visit_id, patient_id, department_id, staff_id, item_code, occurred_on, record, row_id, part, quantity, amount,
       item_name, prefixes, CAST(NULL AS STRING) AS diagnosis_code
FROM problem_line
UNION ALL
SELECT visit_id, CAST(NULL AS STRING) AS patient_id, CAST(NULL AS STRING) AS department_id, CAST(NULL AS STRING) AS staff_id,
       item_code, CAST(NULL AS DATE) AS occurred_on, record, row_id, 'context' AS part, CAST(NULL AS DECIMAL(16, 4)) AS quantity,
       CAST(NULL AS DECIMAL(16, 2)) AS amount, CAST(NULL AS STRING) AS item_name, CAST(NULL AS STRING) AS prefixes,
       diagnosis_code
FROM known_diagnosis
