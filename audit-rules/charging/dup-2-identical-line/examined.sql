-- Every net line; a line without a time of day cannot be said to stand in the same minute as another.
SELECT 'examined' AS reason, count(*) AS row_count
FROM net_charge
UNION ALL
SELECT 'no_time_of_day' AS reason, count(*) AS row_count
FROM net_charge
WHERE has_time = 0 AND :midnight_is_a_time = 0
