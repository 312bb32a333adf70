-- A drug of the list of a chronic disease, billed in an outpatient visit for chronic disease without that disease.
WITH limit_of AS (
  SELECT item, diagnosis_prefixes AS prefix, valid_from, valid_to
  FROM diagnosis_limit
  WHERE coalesce(excluded, 0) = 0 AND national_class = 11
),
line AS (
  SELECT n.charge_id, n.visit_id, n.item_code, l.prefix
  FROM net_charge n
  JOIN limit_of l ON l.item = n.item_code AND n.charge_date BETWEEN l.valid_from AND l.valid_to
  JOIN visit v ON v.visit_id = n.visit_id AND starts_with_code(v.visit_kind, '14')
  WHERE n.fee_class IN ('09', '10', '11')
    AND (n.scope_amount IS NULL OR n.scope_amount <> 0)
),
diagnosed AS (
  SELECT visit_id, diagnosis_code, 'diagnosis' AS record, concat(visit_id, ' ', CAST(seq AS STRING)) AS row_id
  FROM diagnosis
  UNION ALL
  SELECT visit_id, main_diagnosis_code AS diagnosis_code, 'visit' AS record, visit_id AS row_id
  FROM visit
  WHERE main_diagnosis_code IS NOT NULL
),
judged AS (
  SELECT l.charge_id, l.visit_id, l.item_code, min(l.prefix) AS first_prefix, count(DISTINCT l.prefix) AS prefix_count,
         max(CASE WHEN starts_with_code(d.diagnosis_code, l.prefix) THEN 1 ELSE 0 END) AS matched
  FROM line l
  JOIN diagnosed d ON d.visit_id = l.visit_id
  GROUP BY l.charge_id, l.visit_id, l.item_code
),
hit AS (
  SELECT charge_id, visit_id, item_code, first_prefix, prefix_count
  FROM judged
  WHERE matched = 0
),
proof AS (
  SELECT DISTINCT h.visit_id, h.item_code, d.record, d.row_id, d.diagnosis_code
  FROM hit h
  JOIN diagnosed d ON d.visit_id = h.visit_id
)
SELECT h.visit_id, h.item_code, n.patient_id, n.department_id, n.ordering_staff_id AS staff_id,
       n.charge_date AS occurred_on, 'charge' AS record, n.charge_id AS row_id, 'problem' AS part, n.quantity, n.amount,
       n.item_name, CAST(NULL AS STRING) AS diagnosis_code, h.first_prefix, h.prefix_count
FROM hit h
JOIN net_charge n ON n.charge_id = h.charge_id
UNION ALL
SELECT p.visit_id, p.item_code, CAST(NULL AS STRING) AS patient_id, CAST(NULL AS STRING) AS department_id,
       CAST(NULL AS STRING) AS staff_id, CAST(NULL AS DATE) AS occurred_on, p.record, p.row_id, 'context' AS part,
       CAST(NULL AS DECIMAL(16, 4)) AS quantity, CAST(NULL AS DECIMAL(16, 2)) AS amount,
       CAST(NULL AS STRING) AS item_name, p.diagnosis_code,
       CAST(NULL AS STRING) AS first_prefix, CAST(NULL AS BIGINT) AS prefix_count
FROM proof p
