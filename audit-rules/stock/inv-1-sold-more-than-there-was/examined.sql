-- Items that were billed and either have stock movements or are billed as drugs or consumables.
WITH billed AS (
  SELECT item_code, fee_class, min(charged_at) AS first_at
  FROM net_charge
  GROUP BY item_code, fee_class
),
ledger_of_class AS (
  SELECT '08' AS fee_class, 'consumable' AS ledger
  UNION ALL
  SELECT '09' AS fee_class, 'drug' AS ledger
  UNION ALL
  SELECT '10' AS fee_class, 'herbal' AS ledger
  UNION ALL
  SELECT '11' AS fee_class, 'drug' AS ledger
),
ledger_kept AS (
  SELECT DISTINCT ledger
  FROM stock_movement
),
item AS (
  SELECT b.item_code, min(b.first_at) AS first_billed_at, max(CASE WHEN c.fee_class IS NULL THEN 0 ELSE 1 END) AS stocked,
         max(CASE WHEN k.ledger IS NULL THEN 0 ELSE 1 END) AS ledger_kept
  FROM billed b
  LEFT JOIN ledger_of_class c ON c.fee_class = b.fee_class
  LEFT JOIN ledger_kept k ON k.ledger = c.ledger
  GROUP BY b.item_code
),
moved AS (
  SELECT item_code,
         min(CASE WHEN kind = 'opening' THEN moved_at END) AS opening_at,
         min(CASE WHEN kind IN ('purchase', 'gift', 'gain', 'other_in') THEN moved_at END) AS came_in_at,
         sum(CASE kind WHEN 'transfer_in' THEN quantity WHEN 'transfer_out' THEN -quantity ELSE 0 END) AS transferred,
         min(CASE WHEN kind = 'transfer_in' THEN moved_at END) AS transferred_at
  FROM stock_movement
  GROUP BY item_code
),
judged AS (
  SELECT i.item_code,
         CASE WHEN m.item_code IS NULL THEN CASE WHEN i.ledger_kept = 1 THEN 'judged' ELSE 'no_ledger' END
              WHEN month_of(day_of(m.opening_at)) <= month_of(day_of(i.first_billed_at))
                   OR m.came_in_at <= i.first_billed_at
                   OR (m.transferred > 0 AND m.transferred_at <= i.first_billed_at) THEN 'judged'
              ELSE 'no_opening' END AS answer
  FROM item i
  LEFT JOIN moved m ON m.item_code = i.item_code
  WHERE m.item_code IS NOT NULL OR i.stocked = 1
)
SELECT 'examined' AS reason, count(*) AS row_count
FROM judged
UNION ALL
SELECT 'no_opening' AS reason, count(*) AS row_count
FROM judged
WHERE answer = 'no_opening'
UNION ALL
SELECT 'no_ledger' AS reason, count(*) AS row_count
FROM judged
WHERE answer = 'no_ledger'
