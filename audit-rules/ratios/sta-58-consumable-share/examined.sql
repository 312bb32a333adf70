-- Months of departments, and those with too few visits to say anything.
WITH by_month AS (
  SELECT v.department_id, month_of(n.charge_date) AS month, count(DISTINCT n.visit_id) AS visits
  FROM net_charge n
  JOIN visit v ON v.visit_id = n.visit_id
  GROUP BY v.department_id, month_of(n.charge_date)
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
