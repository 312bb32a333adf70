-- Goods of which the services billed would have used more, month after month, than the stock records let there be.
WITH norm AS (
  SELECT DISTINCT service_item, consumable_item_written AS consumable, quantity_per_unit, valid_from, valid_to
  FROM consumption_norm
),
member AS (
  SELECT DISTINCT consumable_item_written AS consumable, consumable_item AS item_code
  FROM consumption_norm
),
served AS (
  SELECT r.consumable, n.charge_id, n.charged_at, month_of(n.charge_date) AS month,
         CAST(n.quantity * r.quantity_per_unit AS DECIMAL(28, 10)) AS needed
  FROM norm r
  JOIN net_charge n ON n.item_code = r.service_item AND n.charge_date BETWEEN r.valid_from AND r.valid_to
),
wanted AS (
  SELECT consumable, min(charged_at) AS first_at
  FROM served
  GROUP BY consumable
),
kept AS (
  SELECT max(CASE ledger WHEN 'consumable' THEN 1 ELSE 0 END) AS consumables,
         max(CASE ledger WHEN 'reagent' THEN 1 ELSE 0 END) AS reagents
  FROM stock_movement
),
moved AS (
  SELECT m.consumable, min(CASE WHEN s.kind = 'opening' THEN s.moved_at END) AS opening_at,
         min(CASE WHEN s.kind IN ('purchase', 'gift', 'gain', 'other_in') THEN s.moved_at END) AS came_in_at,
         max(s.item_name) AS item_name
  FROM member m
  JOIN stock_movement s ON s.item_code = m.item_code
  GROUP BY m.consumable
),
judged AS (
  SELECT w.consumable
  FROM wanted w
  CROSS JOIN kept k
  LEFT JOIN moved m ON m.consumable = w.consumable
  WHERE (m.consumable IS NULL AND CASE WHEN starts_with_code(w.consumable, 'C') THEN k.consumables ELSE k.reagents END = 1)
     OR month_of(day_of(m.opening_at)) <= month_of(day_of(w.first_at))
     OR m.came_in_at <= w.first_at
),
step AS (
  SELECT s.consumable, s.month, s.needed, CAST(0 AS DECIMAL(28, 10)) AS supplied
  FROM served s
  JOIN judged j ON j.consumable = s.consumable
  UNION ALL
  SELECT m.consumable, month_of(day_of(s.moved_at)) AS month, CAST(0 AS DECIMAL(28, 10)) AS needed,
         CAST(CASE WHEN s.kind IN ('opening', 'purchase', 'gift', 'transfer_in', 'gain', 'other_in') THEN s.quantity
                   ELSE -s.quantity END AS DECIMAL(28, 10)) AS supplied
  FROM member m
  JOIN judged j ON j.consumable = m.consumable
  JOIN stock_movement s ON s.item_code = m.item_code
  WHERE s.kind NOT IN ('dispense', 'dispense_return')
),
month_of_goods AS (
  SELECT consumable, month, sum(needed) AS needed, sum(supplied) AS supplied
  FROM step
  GROUP BY consumable, month
),
running AS (
  SELECT consumable, month,
         sum(needed) OVER (PARTITION BY consumable ORDER BY month NULLS LAST ROWS UNBOUNDED PRECEDING) AS needed,
         sum(supplied) OVER (PARTITION BY consumable ORDER BY month NULLS LAST ROWS UNBOUNDED PRECEDING) AS available
  FROM month_of_goods
),
shortage AS (
  SELECT consumable, month, CAST(needed AS DECIMAL(38, 10)) AS needed, CAST(available AS DECIMAL(38, 10)) AS available,
         CAST(needed - greatest(available, CAST(0 AS DECIMAL(38, 10))) AS DECIMAL(38, 10)) AS shortage
  FROM running
),
ranked AS (
  SELECT consumable, month, needed, available, shortage,
         row_number() OVER (PARTITION BY consumable ORDER BY shortage DESC NULLS LAST, month NULLS LAST) AS place
  FROM shortage
  WHERE shortage > 0
),
largest AS (
  SELECT consumable, month, needed, available, shortage
  FROM ranked
  WHERE place = 1
),
at_issue AS (
  SELECT DISTINCT g.consumable, s.charge_id
  FROM largest g
  JOIN served s ON s.consumable = g.consumable AND s.month <= g.month
),
evidence AS (
  SELECT a.consumable, n.item_code, n.visit_id, n.patient_id, n.department_id, n.executing_staff_id AS staff_id,
         n.charge_date AS occurred_on, 'charge' AS record, n.charge_id AS row_id, 'problem' AS part, n.quantity, n.amount,
         n.item_name
  FROM at_issue a
  JOIN net_charge n ON n.charge_id = a.charge_id
  UNION ALL
  SELECT g.consumable, s.item_code, CAST(NULL AS STRING) AS visit_id, CAST(NULL AS STRING) AS patient_id,
         CAST(NULL AS STRING) AS department_id, CAST(NULL AS STRING) AS staff_id, day_of(s.moved_at) AS occurred_on,
         'stock_movement' AS record, s.movement_id AS row_id, 'context' AS part, s.quantity,
         CAST(NULL AS DECIMAL(16, 2)) AS amount, CAST(NULL AS STRING) AS item_name
  FROM largest g
  JOIN member m ON m.consumable = g.consumable
  JOIN stock_movement s ON s.item_code = m.item_code AND month_of(day_of(s.moved_at)) <= g.month
  WHERE s.kind NOT IN ('dispense', 'dispense_return')
)
SELECT g.consumable AS consumable_item, e.item_code, e.visit_id, e.patient_id, e.department_id, e.staff_id, e.occurred_on,
       e.record, e.row_id, e.part, e.quantity, e.amount, g.shortage AS excess, g.needed AS whole, e.item_name, g.needed,
       g.available, g.shortage, coalesce(m.item_name, g.consumable) AS consumable_name,
       substr(CAST(g.month AS STRING), 1, 7) AS month_name
FROM evidence e
JOIN largest g ON g.consumable = e.consumable
LEFT JOIN moved m ON m.consumable = g.consumable
