-- Lines of the services that such a row limits on the line's date; the insurance kind of the visit may be missing.
WITH own_limit AS (
  SELECT item, valid_from, valid_to
  FROM insurance_limit
  GROUP BY item, valid_from, valid_to
  HAVING min(CASE WHEN starts_with_code(insurance_kinds, '51') THEN 1 ELSE 0 END) = 1
),
line AS (
  SELECT DISTINCT n.charge_id, CASE WHEN v.insurance_kind IS NULL THEN 0 ELSE 1 END AS has_kind
  FROM net_charge n
  JOIN own_limit o ON o.item = n.item_code AND n.charge_date BETWEEN o.valid_from AND o.valid_to
  JOIN visit v ON v.visit_id = n.visit_id
  WHERE n.fee_class NOT IN ('08', '09', '10', '11')
)
SELECT 'examined' AS reason, count(*) AS row_count
FROM line
UNION ALL
SELECT 'no_insurance_kind' AS reason, count(*) AS row_count
FROM line
WHERE has_kind = 0
