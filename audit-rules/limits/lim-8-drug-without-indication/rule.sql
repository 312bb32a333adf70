-- A drug that the fund pays for named illnesses only, in a visit none of whose diagnoses is one of them.
WITH limit_of AS (
  SELECT item, diagnosis_prefixes AS prefix, valid_from, valid_to
  FROM diagnosis_limit
  WHERE coalesce(excluded, 0) = 0 AND (national_class IS NULL OR national_class = 8)
),
line AS (
  SELECT n.charge_id, n.visit_id, n.item_code, n.charge_date
  FROM net_charge n
  WHERE n.fee_class IN ('09', '10', '11') AND n.item_code IN (SELECT item FROM limit_of)
    AND (n.scope_amount IS NULL OR n.scope_amount <> 0)
),
diagnosed AS (
  SELECT visit_id, diagnosis_code, 'diagnosis' AS record, concat(visit_id, ' ', CAST(seq AS VARCHAR)) AS row_id
  FROM diagnosis
  UNION ALL
  SELECT visit_id, main_diagnosis_code AS diagnosis_code, 'visit' AS record, visit_id AS row_id
  FROM visit
  WHERE main_diagnosis_code IS NOT NULL
),
judged AS (
  SELECT l.charge_id, l.visit_id, l.item_code, min(r.prefix) AS first_prefix, count(DISTINCT r.prefix) AS prefix_count,
         max(CASE WHEN starts_with_code(d.diagnosis_code, r.prefix) THEN 1 ELSE 0 END) AS matched
  FROM line l
  JOIN limit_of r ON r.item = l.item_code AND l.charge_date BETWEEN r.valid_from AND r.valid_to
  JOIN diagnosed d ON d.visit_id = l.visit_id
  GROUP BY l.charge_id, l.visit_id, l.item_code
),
hit AS (
  SELECT charge_id, visit_id, item_code, first_prefix, prefix_count
  FROM judged
  WHERE matched = 0
),
evidence AS (
  SELECT visit_id, item_code, 'charge' AS record, charge_id AS row_id, 'problem' AS part,
         CAST(NULL AS VARCHAR) AS diagnosis_code, first_prefix, prefix_count
  FROM hit
  UNION
  SELECT h.visit_id, h.item_code, d.record, d.row_id, 'context' AS part, d.diagnosis_code,
         CAST(NULL AS VARCHAR) AS first_prefix, CAST(NULL AS BIGINT) AS prefix_count
  FROM hit h
  JOIN diagnosed d ON d.visit_id = h.visit_id
)
SELECT e.visit_id, e.item_code, v.patient_id, n.department_id, n.ordering_staff_id AS staff_id,
       n.charge_date AS occurred_on, e.record, e.row_id, e.part, n.quantity, n.amount,
       n.item_name, e.diagnosis_code, e.first_prefix, e.prefix_count
FROM evidence e
JOIN visit v ON v.visit_id = e.visit_id
LEFT JOIN net_charge n ON e.record = 'charge' AND n.charge_id = e.row_id
