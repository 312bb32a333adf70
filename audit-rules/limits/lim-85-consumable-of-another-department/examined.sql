-- Lines of the consumables that the table limits to specialties on the line's date; a department may be unknown.
WITH line AS (
  SELECT DISTINCT n.charge_id, CASE WHEN d.department_id IS NULL THEN 0 ELSE 1 END AS has_department
  FROM net_charge n
  JOIN department_limit l ON l.item = n.item_code AND n.charge_date BETWEEN l.valid_from AND l.valid_to
  LEFT JOIN department d ON d.department_id = n.department_id
  WHERE n.fee_class = '08'
)
SELECT 'examined' AS reason, count(*) AS row_count
FROM line
UNION ALL
SELECT 'unknown_department' AS reason, count(*) AS row_count
FROM line
WHERE has_department = 0
