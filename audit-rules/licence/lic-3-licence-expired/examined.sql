-- Every line.
SELECT 'examined' AS reason, count(*) AS row_count
FROM net_charge
