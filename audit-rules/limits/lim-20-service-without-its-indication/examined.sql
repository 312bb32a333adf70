-- Lines of the items that such a row limits on the line's date; a visit may have no diagnosis at all.
WITH listed AS (
  SELECT item, national_class, valid_from, valid_to
  FROM diagnosis_limit
  WHERE national_class = 20 OR (national_class IS NULL AND coalesce(excluded, 0) = 0)
),
diagnosed AS (
  SELECT visit_id, diagnosis_code
  FROM diagnosis
  UNION ALL
  SELECT visit_id, main_diagnosis_code AS diagnosis_code
  FROM visit
  WHERE main_diagnosis_code IS NOT NULL
),
line AS (
  SELECT DISTINCT n.charge_id, CASE WHEN d.visit_id IS NULL THEN 0 ELSE 1 END AS has_diagnosis
  FROM net_charge n
  JOIN listed l ON l.item = n.item_code AND n.charge_date BETWEEN l.valid_from AND l.valid_to
  LEFT JOIN diagnosed d ON d.visit_id = n.visit_id
  WHERE (l.national_class = 20 OR n.fee_class NOT IN ('08', '09', '10', '11'))
)
SELECT 'examined' AS reason, count(*) AS row_count
FROM line
UNION ALL
SELECT 'no_diagnosis' AS reason, count(*) AS row_count
FROM line
WHERE has_diagnosis = 0
