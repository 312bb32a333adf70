-- Every inpatient stay.
SELECT 'examined' AS reason, count(*) AS row_count
FROM stay
