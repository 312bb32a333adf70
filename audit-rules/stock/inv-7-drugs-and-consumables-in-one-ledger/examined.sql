-- Every stock movement; what is neither known as a drug nor as a consumable cannot be judged.
WITH billed AS (
  SELECT item_code
  FROM net_charge
  WHERE fee_class IN ('08', '09', '10', '11')
  GROUP BY item_code
  HAVING max(CASE fee_class WHEN '08' THEN 1 ELSE 0 END) + max(CASE fee_class WHEN '08' THEN 0 ELSE 1 END) = 1
),
movement AS (
  SELECT item_code, count(*) AS row_count,
         CASE WHEN matches(item_code, '^X[A-Z0-9]{22}$') OR matches(item_code, '^Z[A-Z0-9]{19}$')
                   OR matches(item_code, '^T[0-9]{9}$') OR matches(item_code, '^C[0-9]{19}([0-9]{7})?$')
              THEN 1 ELSE 0 END AS coded
  FROM stock_movement
  GROUP BY item_code
)
SELECT 'examined' AS reason, CAST(coalesce(sum(row_count), 0) AS BIGINT) AS row_count
FROM movement
UNION ALL
SELECT 'unknown_kind' AS reason, CAST(coalesce(sum(m.row_count), 0) AS BIGINT) AS row_count
FROM movement m
LEFT JOIN billed b ON b.item_code = m.item_code
WHERE m.coded = 0 AND b.item_code IS NULL
