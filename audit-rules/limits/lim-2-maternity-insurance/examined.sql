-- Lines of the drugs limited to maternity insurance on the date of the charge; the kind of insurance must be known.
WITH own_limit AS (
  SELECT item, valid_from, valid_to
  FROM insurance_limit
  GROUP BY item, valid_from, valid_to
  HAVING min(CASE WHEN starts_with_code(insurance_kinds, '51') THEN 1 ELSE 0 END) = 1
),
line AS (
  SELECT n.charge_id,
         CASE WHEN v.insurance_kind IS NOT NULL OR n.scope_amount = 0 THEN 1 ELSE 0 END AS known
  FROM net_charge n
  JOIN own_limit o ON o.item = n.item_code AND n.charge_date BETWEEN o.valid_from AND o.valid_to
  JOIN visit v ON v.visit_id = n.visit_id
  WHERE n.fee_class IN ('09', '10', '11')
)
SELECT 'examined' AS reason, count(*) AS row_count
FROM line
UNION ALL
SELECT 'unknown_insurance' AS reason, count(*) AS row_count
FROM line
WHERE known = 0
