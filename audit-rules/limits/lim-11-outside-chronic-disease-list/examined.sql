-- Lines of the listed drugs in outpatient visits for chronic disease; the visit must have a diagnosis.
WITH limit_of AS (
  SELECT item, valid_from, valid_to
  FROM diagnosis_limit
  WHERE coalesce(excluded, 0) = 0 AND national_class = 11
),
diagnosed AS (
  SELECT visit_id
  FROM diagnosis
  UNION
  SELECT visit_id
  FROM visit
  WHERE main_diagnosis_code IS NOT NULL
),
line AS (
  SELECT DISTINCT n.charge_id, CASE WHEN d.visit_id IS NOT NULL OR n.scope_amount = 0 THEN 1 ELSE 0 END AS known
  FROM net_charge n
  JOIN visit v ON v.visit_id = n.visit_id AND starts_with_code(v.visit_kind, '14')
  JOIN limit_of l ON l.item = n.item_code AND n.charge_date BETWEEN l.valid_from AND l.valid_to
  LEFT JOIN diagnosed d ON d.visit_id = n.visit_id
  WHERE n.fee_class IN ('09', '10', '11')
)
SELECT 'examined' AS reason, count(*) AS row_count
FROM line
UNION ALL
SELECT 'no_diagnosis' AS reason, count(*) AS row_count
FROM line
WHERE known = 0
