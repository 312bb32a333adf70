-- Every stretch of time in a bed.
SELECT 'examined' AS reason, count(*) AS row_count
FROM bed_stay
