-- Every negative line.
SELECT 'examined' AS reason, count(*) AS row_count
FROM refund_match
