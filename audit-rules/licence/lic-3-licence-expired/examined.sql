-- Every line, once the last day of the licence is known.
SELECT 'examined' AS reason, count(*) AS row_count
FROM net_charge n
JOIN institution i ON i.licence_to IS NOT NULL
