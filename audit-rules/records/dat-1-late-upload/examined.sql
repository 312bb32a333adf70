-- Every line; those without a time of upload cannot be judged.
SELECT 'examined' AS reason, count(*) AS row_count
FROM net_charge
UNION ALL
SELECT 'no_upload_time' AS reason, count(*) AS row_count
FROM net_charge
WHERE uploaded_at IS NULL
