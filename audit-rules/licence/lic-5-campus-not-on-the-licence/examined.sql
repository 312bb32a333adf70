-- Every line; one whose department does not say its campus is not judged.
WITH billed AS (
  SELECT department_id, count(*) AS line_count
  FROM net_charge
  GROUP BY department_id
)
SELECT 'examined' AS reason, CAST(coalesce(sum(line_count), 0) AS BIGINT) AS row_count
FROM billed
UNION ALL
SELECT 'no_campus' AS reason, CAST(coalesce(sum(b.line_count), 0) AS BIGINT) AS row_count
FROM billed b
LEFT JOIN department d ON d.department_id = b.department_id
WHERE d.campus IS NULL
