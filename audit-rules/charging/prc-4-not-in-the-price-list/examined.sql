-- Lines of services; none can be judged while the price list covers less of their money than is asked for.
WITH known AS (
  SELECT DISTINCT item_code
  FROM price_standard
),
money AS (
  SELECT count(*) AS line_count, sum(CASE WHEN k.item_code IS NOT NULL THEN n.amount ELSE 0 END) AS listed_amount,
         sum(n.amount) AS all_amount
  FROM net_charge n
  LEFT JOIN known k ON k.item_code = n.item_code
  WHERE n.fee_class < '08' OR n.fee_class >= '12'
)
SELECT 'examined' AS reason, line_count AS row_count
FROM money
UNION ALL
SELECT 'list_covers_too_little' AS reason, line_count AS row_count
FROM money
WHERE 100 * listed_amount < :price_coverage_percent * all_amount
