-- Every line; one whose department does not say its campus is not judged.
SELECT 'examined' AS reason, count(*) AS row_count
FROM net_charge
UNION ALL
SELECT 'no_campus' AS reason, count(*) AS row_count
FROM net_charge n
LEFT JOIN department d ON d.department_id = n.department_id
WHERE d.campus IS NULL
