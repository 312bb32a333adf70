-- Every purchase.
SELECT 'examined' AS reason, count(*) AS row_count
FROM stock_movement
WHERE kind = 'purchase'
UNION ALL
SELECT 'no_supplier' AS reason, count(*) AS row_count
FROM stock_movement
WHERE kind = 'purchase' AND supplier IS NULL
