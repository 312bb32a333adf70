-- Items of which more was billed, month after month, than the stock records let there be.
WITH billed AS (
  SELECT item_code, fee_class, month_of(charge_date) AS month, sum(quantity) AS quantity, min(charged_at) AS first_at
  FROM net_charge
  GROUP BY item_code, fee_class, month_of(charge_date)
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
kept AS (
  SELECT l.fee_class
  FROM ledger_of_class l
  JOIN (SELECT DISTINCT ledger FROM stock_movement) m ON m.ledger = l.ledger
),
item AS (
  SELECT b.item_code, min(b.first_at) AS first_billed_at, max(CASE WHEN k.fee_class IS NULL THEN 0 ELSE 1 END) AS ledger_kept
  FROM billed b
  LEFT JOIN kept k ON k.fee_class = b.fee_class
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
  SELECT i.item_code
  FROM item i
  LEFT JOIN moved m ON m.item_code = i.item_code
  WHERE (m.item_code IS NULL AND i.ledger_kept = 1)
     OR month_of(day_of(m.opening_at)) <= month_of(day_of(i.first_billed_at))
     OR m.came_in_at <= i.first_billed_at
     OR (m.transferred > 0 AND m.transferred_at <= i.first_billed_at)
),
step AS (
  SELECT b.item_code, b.month, CAST(b.quantity AS DECIMAL(38, 4)) AS sold, CAST(0 AS DECIMAL(38, 4)) AS supplied
  FROM billed b
  JOIN judged j ON j.item_code = b.item_code
  UNION ALL
  SELECT s.item_code, month_of(day_of(s.moved_at)) AS month, CAST(0 AS DECIMAL(38, 4)) AS sold,
         CAST(CASE WHEN s.kind IN ('opening', 'purchase', 'gift', 'transfer_in', 'gain', 'other_in') THEN s.quantity
                   ELSE -s.quantity END AS DECIMAL(38, 4)) AS supplied
  FROM stock_movement s
  JOIN judged j ON j.item_code = s.item_code
  WHERE s.kind NOT IN ('dispense', 'dispense_return')
),
month_of_item AS (
  SELECT item_code, month, sum(sold) AS sold, sum(supplied) AS supplied
  FROM step
  GROUP BY item_code, month
),
running AS (
  SELECT item_code, month,
         sum(sold) OVER (PARTITION BY item_code ORDER BY month NULLS LAST ROWS UNBOUNDED PRECEDING) AS sold,
         sum(supplied) OVER (PARTITION BY item_code ORDER BY month NULLS LAST ROWS UNBOUNDED PRECEDING) AS available
  FROM month_of_item
),
shortage AS (
  SELECT item_code, month, CAST(sold AS DECIMAL(38, 4)) AS sold, CAST(available AS DECIMAL(38, 4)) AS available,
         CAST(sold - greatest(available, CAST(0 AS DECIMAL(38, 4))) AS DECIMAL(38, 4)) AS shortage
  FROM running
),
ranked AS (
  SELECT item_code, month, sold, available, shortage,
         row_number() OVER (PARTITION BY item_code ORDER BY shortage DESC NULLS LAST, month NULLS LAST) AS place
  FROM shortage
  WHERE shortage > 0
),
largest AS (
  SELECT item_code, month, sold, available, shortage
  FROM ranked
  WHERE place = 1
),
evidence AS (
  SELECT n.item_code, n.visit_id, n.patient_id, n.department_id, n.executing_staff_id AS staff_id,
         n.charge_date AS occurred_on, 'charge' AS record, n.charge_id AS row_id, 'problem' AS part, n.quantity, n.amount,
         n.item_name
  FROM net_charge n
  JOIN largest g ON g.item_code = n.item_code AND month_of(n.charge_date) <= g.month
  UNION ALL
  SELECT s.item_code, s.visit_id, CAST(NULL AS STRING) AS patient_id, CAST(NULL AS STRING) AS department_id,
         CAST(NULL AS STRING) AS staff_id, day_of(s.moved_at) AS occurred_on, 'stock_movement' AS record,
         s.movement_id AS row_id, 'context' AS part, s.quantity, CAST(NULL AS DECIMAL(16, 2)) AS amount, s.item_name
  FROM stock_movement s
  JOIN largest g ON g.item_code = s.item_code AND month_of(day_of(s.moved_at)) <= g.month
  WHERE s.kind NOT IN ('dispense', 'dispense_return')
)
SELECT e.item_code, e.visit_id, e.patient_id, e.department_id, e.staff_id, e.occurred_on, e.record, e.row_id, e.part,
       e.quantity, e.amount, g.shortage AS excess, g.sold AS whole, g.sold, g.available, g.shortage, e.item_name,
       substr(CAST(g.month AS STRING), 1, 7) AS month_name
FROM evidence e
JOIN largest g ON g.item_code = e.item_code
