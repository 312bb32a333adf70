-- Months of departments, and those with too few visits to say anything.
WITH counted AS (
  SELECT DISTINCT item, valid_from, valid_to
  FROM statistic_item
  WHERE statistic = 'ct'
),
by_month AS (
  SELECT department_id, month, count(*) AS visits
  FROM visit_month
  WHERE EXISTS (SELECT item FROM counted)
  GROUP BY department_id, month
)
SELECT 'examined' AS reason, count(*) AS row_count
FROM by_month
UNION ALL
SELECT 'few_visits', count(*)
FROM by_month
WHERE visits < :statistic_min_visits AND department_id IN (SELECT department_id FROM department)
UNION ALL
SELECT 'unknown_department', count(*)
FROM by_month
WHERE department_id NOT IN (SELECT department_id FROM department)
