-- Items of which more was billed, month after month, than the stock records let there be.
WITH billed AS (
  SELECT item_code, fee_class, EXTRACT(YEAR_MONTH FROM charge_date) AS month, SUM(quantity) AS quantity,
         SUM(amount) AS amount, MIN(charged_at) AS first_at
  FROM bench_net_charge
  GROUP BY item_code, fee_class, month
),
ledger_of_class AS (
  SELECT '08' AS fee_class, 'consumable' AS ledger
  UNION ALL SELECT '09', 'drug'
  UNION ALL SELECT '10', 'herbal'
  UNION ALL SELECT '11', 'drug'
),
kept AS (
  SELECT DISTINCT l.fee_class
  FROM ledger_of_class l
  JOIN bench_stock_movement m ON m.ledger = l.ledger
),
item AS (
  SELECT b.item_code, MIN(b.first_at) AS first_billed_at, MAX(k.fee_class IS NOT NULL) AS ledger_kept
  FROM billed b
  LEFT JOIN kept k ON k.fee_class = b.fee_class
  GROUP BY b.item_code
),
moved AS (
  SELECT item_code,
         MIN(CASE WHEN kind = 'opening' THEN moved_at END) AS opening_at,
         MIN(CASE WHEN kind IN ('purchase', 'gift', 'gain', 'other_in') THEN moved_at END) AS came_in_at,
         SUM(CASE kind WHEN 'transfer_in' THEN quantity WHEN 'transfer_out' THEN -quantity ELSE 0 END) AS transferred,
         MIN(CASE WHEN kind = 'transfer_in' THEN moved_at END) AS transferred_at
  FROM bench_stock_movement
  GROUP BY item_code
),
judged AS (
  SELECT i.item_code
  FROM item i
  LEFT JOIN moved m ON m.item_code = i.item_code
  WHERE (m.item_code IS NULL AND i.ledger_kept = 1)
     OR EXTRACT(YEAR_MONTH FROM m.opening_at) <= EXTRACT(YEAR_MONTH FROM i.first_billed_at)
     OR m.came_in_at <= i.first_billed_at
     OR (m.transferred > 0 AND m.transferred_at <= i.first_billed_at)
),
step AS (
  SELECT b.item_code, b.month, b.quantity AS sold, b.amount, 0 AS supplied
  FROM billed b
  JOIN judged j ON j.item_code = b.item_code
  UNION ALL
  SELECT s.item_code, EXTRACT(YEAR_MONTH FROM s.moved_at) AS month, 0 AS sold, 0 AS amount,
         CASE WHEN s.kind IN ('opening', 'purchase', 'gift', 'transfer_in', 'gain', 'other_in') THEN s.quantity
              ELSE -s.quantity END AS supplied
  FROM bench_stock_movement s
  JOIN judged j ON j.item_code = s.item_code
  WHERE s.kind NOT IN ('dispense', 'dispense_return')
),
month_of_item AS (
  SELECT item_code, month, SUM(sold) AS sold, SUM(amount) AS amount, SUM(supplied) AS supplied
  FROM step
  GROUP BY item_code, month
),
running AS (
  SELECT item_code, month,
         SUM(sold) OVER w AS sold, SUM(amount) OVER w AS amount, SUM(supplied) OVER w AS available
  FROM month_of_item
  WINDOW w AS (PARTITION BY item_code ORDER BY month ROWS UNBOUNDED PRECEDING)
),
ranked AS (
  SELECT item_code, sold, amount, sold - GREATEST(available, 0) AS shortage,
         ROW_NUMBER() OVER (PARTITION BY item_code ORDER BY sold - GREATEST(available, 0) DESC, month) AS place
  FROM running
  WHERE sold - GREATEST(available, 0) > 0
)
SELECT item_code, ROUND(amount * shortage / sold, 2) AS amount
FROM ranked
WHERE place = 1
