-- Every net line; one without a time of day stands in no known minute, and a drug without an order has nothing to compare.
SELECT 'examined' AS reason, count(*) AS row_count
FROM net_charge
UNION ALL
SELECT 'no_time_of_day' AS reason, count(*) AS row_count
FROM net_charge
WHERE has_time = 0 AND :midnight_is_a_time = 0
UNION ALL
SELECT 'drug_without_order' AS reason, count(*) AS row_count
FROM net_charge
WHERE fee_class IN ('08', '09', '10', '11') AND order_id IS NULL AND :judge_drugs = 0
  AND (has_time = 1 OR :midnight_is_a_time = 1)
