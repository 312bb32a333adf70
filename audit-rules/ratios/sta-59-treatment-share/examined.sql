-- Months of departments, and those with too few visits to say anything.
WITH line AS (
  SELECT v.department_id, month_of(n.charge_date) AS month, n.visit_id, n.amount,
         CASE WHEN n.fee_class = '05' THEN n.amount ELSE CAST(0 AS DECIMAL(16,2)) END AS part_amount
  FROM net_charge n
  JOIN visit v ON v.visit_id = n.visit_id
),
by_month AS (
  SELECT department_id, month, count(DISTINCT visit_id) AS visits, sum(amount) AS total_amount, sum(part_amount) AS part_amount
  FROM line
  GROUP BY department_id, month
)
SELECT 'examined' AS reason, count(*) AS row_count
FROM by_month
UNION ALL
SELECT 'few_visits', count(*)
FROM by_month
WHERE (visits < :statistic_min_visits OR total_amount <= 0) AND department_id IN (SELECT department_id FROM department)
UNION ALL
SELECT 'unknown_department', count(*)
FROM by_month
WHERE department_id NOT IN (SELECT department_id FROM department)
