-- Every settlement; refunds and what they take back are not judged.
SELECT 'examined' AS reason, count(*) AS row_count
FROM settlement
UNION ALL
SELECT 'refunded' AS reason, (SELECT count(*) FROM settlement) - (SELECT count(*) FROM standing_settlement) AS row_count
