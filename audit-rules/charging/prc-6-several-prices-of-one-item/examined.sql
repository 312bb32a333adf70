-- Lines of services outside operations; an operation beside another of its visit and date may be discounted and is not judged.
WITH operated AS (
  SELECT visit_id, charge_date
  FROM net_charge
  WHERE fee_class = '06'
  GROUP BY visit_id, charge_date
  HAVING count(DISTINCT item_code) > 1
),
line AS (
  SELECT CASE WHEN o.visit_id IS NULL THEN 1 ELSE 0 END AS judged
  FROM net_charge n
  LEFT JOIN operated o ON o.visit_id = n.visit_id AND o.charge_date = n.charge_date AND n.fee_class = '06'
  WHERE n.fee_class < '08' AND n.operation_id IS NULL
)
SELECT 'examined' AS reason, count(*) AS row_count
FROM line
UNION ALL
SELECT 'perhaps_one_incision' AS reason, count(*) AS row_count
FROM line
WHERE judged = 0
