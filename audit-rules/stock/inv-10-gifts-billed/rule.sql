-- Items of which more was billed than there was without gifts, as far as gifts made up for it.
WITH billed AS (
  SELECT item_code, month_of(charge_date) AS month, sum(quantity) AS quantity, min(charged_at) AS first_at
  FROM net_charge
  GROUP BY item_code, month_of(charge_date)
),
item AS (
  SELECT item_code, min(first_at) AS first_billed_at
  FROM billed
  GROUP BY item_code
),
moved AS (
  SELECT item_code, min(CASE WHEN kind = 'opening' THEN moved_at END) AS opening_at,
         min(CASE WHEN kind IN ('purchase', 'gift', 'gain', 'other_in') THEN moved_at END) AS came_in_at
  FROM stock_movement
  GROUP BY item_code
),
judged AS (
  SELECT i.item_code
  FROM item i
  JOIN moved m ON m.item_code = i.item_code
  WHERE month_of(day_of(m.opening_at)) <= month_of(day_of(i.first_billed_at)) OR m.came_in_at <= i.first_billed_at
),
step AS (
  SELECT b.item_code, b.month, CAST(b.quantity AS DECIMAL(38, 4)) AS sold, CAST(0 AS DECIMAL(38, 4)) AS supplied,
         CAST(0 AS DECIMAL(38, 4)) AS gifts
  FROM billed b
  JOIN judged j ON j.item_code = b.item_code
  UNION ALL
  SELECT s.item_code, month_of(day_of(s.moved_at)) AS month, CAST(0 AS DECIMAL(38, 4)) AS sold,
         CAST(CASE WHEN s.kind IN ('gift', 'gift_return') THEN 0
                   WHEN s.kind IN ('opening', 'purchase', 'transfer_in', 'gain', 'other_in') THEN s.quantity
                   ELSE -s.quantity END AS DECIMAL(38, 4)) AS supplied,
         CAST(CASE s.kind WHEN 'gift' THEN s.quantity WHEN 'gift_return' THEN -s.quantity ELSE 0 END AS DECIMAL(38, 4)) AS gifts
  FROM stock_movement s
  JOIN judged j ON j.item_code = s.item_code
  WHERE s.kind NOT IN ('dispense', 'dispense_return')
),
month_of_item AS (
  SELECT item_code, month, sum(sold) AS sold, sum(supplied) AS supplied, sum(gifts) AS gifts
  FROM step
  GROUP BY item_code, month
),
running AS (
  SELECT item_code, month,
         sum(sold) OVER (PARTITION BY item_code ORDER BY month NULLS LAST ROWS UNBOUNDED PRECEDING) AS sold,
         sum(supplied) OVER (PARTITION BY item_code ORDER BY month NULLS LAST ROWS UNBOUNDED PRECEDING) AS available,
         sum(gifts) OVER (PARTITION BY item_code ORDER BY month NULLS LAST ROWS UNBOUNDED PRECEDING) AS gifts
  FROM month_of_item
),
share AS (
  SELECT item_code, month, CAST(sold AS DECIMAL(38, 4)) AS sold, CAST(available AS DECIMAL(38, 4)) AS available,
         CAST(gifts AS DECIMAL(38, 4)) AS gifts,
         CAST(least(gifts, sold - greatest(available, CAST(0 AS DECIMAL(38, 4)))) AS DECIMAL(38, 4)) AS gifts_billed
  FROM running
),
ranked AS (
  SELECT item_code, month, sold, available, gifts, gifts_billed,
         row_number() OVER (PARTITION BY item_code ORDER BY gifts_billed DESC NULLS LAST, month NULLS LAST) AS place
  FROM share
  WHERE gifts_billed > 0
),
largest AS (
  SELECT item_code, month, sold, available, gifts, gifts_billed
  FROM ranked
  WHERE place = 1
),
evidence AS (
  SELECT n.item_code, n.visit_id, n.patient_id, n.department_id, n.executing_staff_id AS staff_id,
         n.charge_date AS occurred_on, 'charge' AS record, n.charge_id AS row_id, 'problem' AS part, n.quantity, n.amount,
         n.item_name
  FROM largest g
  JOIN net_charge n ON n.item_code = g.item_code AND month_of(n.charge_date) <= g.month
  UNION ALL
  SELECT g.item_code, s.visit_id, CAST(NULL AS STRING) AS patient_id, CAST(NULL AS STRING) AS department_id,
         CAST(NULL AS STRING) AS staff_id, day_of(s.moved_at) AS occurred_on, 'stock_movement' AS record,
         s.movement_id AS row_id, 'context' AS part, s.quantity, CAST(NULL AS DECIMAL(16, 2)) AS amount, s.item_name
  FROM largest g
  JOIN stock_movement s ON s.item_code = g.item_code AND month_of(day_of(s.moved_at)) <= g.month
  WHERE s.kind NOT IN ('dispense', 'dispense_return')
)
SELECT e.item_code, e.visit_id, e.patient_id, e.department_id, e.staff_id, e.occurred_on, e.record, e.row_id, e.part,
       e.quantity, e.amount, g.gifts_billed AS excess, g.sold AS whole, g.sold, g.available, g.gifts, g.gifts_billed,
       e.item_name, substr(CAST(g.month AS STRING), 1, 7) AS month_name
FROM evidence e
JOIN largest g ON g.item_code = e.item_code
