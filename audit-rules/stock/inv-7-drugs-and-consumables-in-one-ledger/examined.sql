-- Every stock movement; what is neither known as a drug nor as a consumable cannot be judged.
WITH billed AS (
  SELECT item_code
  FROM net_charge
  WHERE fee_class IN ('08', '09', '10', '11')
  GROUP BY item_code
  HAVING max(fee_class) = '08' OR min(fee_class) <> '08'
),
uncoded AS (
  SELECT DISTINCT item_code
  FROM stock_movement
  WHERE NOT matches(item_code, '^(X[A-Z0-9]{22}|Z[A-Z0-9]{19}|T[0-9]{9}|C[0-9]{19}([0-9]{7})?)$')
)
SELECT 'examined' AS reason, count(*) AS row_count
FROM stock_movement
UNION ALL
SELECT 'unknown_kind' AS reason, count(*) AS row_count
FROM stock_movement s
JOIN uncoded u ON u.item_code = s.item_code
LEFT JOIN billed b ON b.item_code = s.item_code
WHERE b.item_code IS NULL
