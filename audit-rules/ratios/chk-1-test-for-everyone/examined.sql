-- Lines of listed tests in stays that have ended; those of departments too small for a share are not judged.
WITH listed AS (
  SELECT DISTINCT item, valid_from, valid_to
  FROM routine_check
),
closed AS (
  SELECT visit_id, department_id
  FROM stay
  WHERE discharged_on IS NOT NULL
),
size AS (
  SELECT department_id, count(*) AS stay_count
  FROM closed
  GROUP BY department_id
),
line AS (
  SELECT n.charge_id, n.visit_id, n.item_code, c.department_id
  FROM net_charge n
  JOIN listed k ON k.item = n.item_code AND n.charge_date BETWEEN k.valid_from AND k.valid_to
  JOIN closed c ON c.visit_id = n.visit_id
)
SELECT 'examined' AS reason, count(*) AS row_count
FROM line
UNION ALL
SELECT 'few_stays', count(*)
FROM line l
JOIN size z ON z.department_id = l.department_id
WHERE z.stay_count < :routine_check_min_stays
