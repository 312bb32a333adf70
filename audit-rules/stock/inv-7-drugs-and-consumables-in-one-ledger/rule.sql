-- Movements of drugs outside the ledgers of drugs, and of consumables inside them. What is billed both as a consumable
-- and as a drug has no kind; of two kinds of drug the one that may be in more ledgers counts, the higher fee class.
WITH coded AS (
  SELECT item_code, max(item_name) AS item_name,
         CASE WHEN matches(item_code, '^X[A-Z0-9]{22}$') THEN 'western medicine'
              WHEN matches(item_code, '^Z[A-Z0-9]{19}$') THEN 'patent medicine'
              WHEN matches(item_code, '^T[0-9]{9}$') THEN 'herbal medicine'
              WHEN matches(item_code, '^C[0-9]{19}([0-9]{7})?$') THEN 'consumable' END AS kind
  FROM stock_movement
  GROUP BY item_code
),
billed AS (
  SELECT item_code, max(fee_class) AS fee_class
  FROM net_charge
  WHERE fee_class IN ('08', '09', '10', '11')
  GROUP BY item_code
  HAVING max(fee_class) = '08' OR min(fee_class) <> '08'
),
item AS (
  SELECT c.item_code, coalesce(c.item_name, c.item_code) AS item_name,
         coalesce(c.kind, CASE b.fee_class WHEN '08' THEN 'consumable' WHEN '09' THEN 'western medicine'
                                           WHEN '10' THEN 'herbal medicine' WHEN '11' THEN 'patent medicine' END) AS kind
  FROM coded c
  LEFT JOIN billed b ON b.item_code = c.item_code
)
SELECT s.store_id, s.ledger, s.item_code, day_of(s.moved_at) AS occurred_on, 'stock_movement' AS record,
       s.movement_id AS row_id, 'problem' AS part, s.quantity, CAST(NULL AS DECIMAL(16, 2)) AS amount, i.item_name,
       CASE i.kind WHEN 'consumable' THEN '耗材' ELSE '药品' END AS kind_zh,
       i.kind AS kind_en,
       CASE s.ledger WHEN 'drug' THEN '药品' WHEN 'herbal' THEN '中药饮片' WHEN 'consumable' THEN '耗材'
                     ELSE '试剂' END AS ledger_zh
FROM stock_movement s
JOIN item i ON i.item_code = s.item_code
WHERE (i.kind = 'consumable' AND s.ledger IN ('drug', 'herbal'))
   OR (i.kind = 'western medicine' AND s.ledger <> 'drug')
   OR (i.kind IN ('patent medicine', 'herbal medicine') AND s.ledger NOT IN ('drug', 'herbal'))
