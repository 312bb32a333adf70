-- Items of which, on the last day that all their stores were counted, more is missing than the tolerance allows.
WITH billed AS (
  SELECT item_code, charge_date, sum(quantity) AS quantity
  FROM net_charge
  GROUP BY item_code, charge_date
),
first_billed AS (
  SELECT item_code, min(charge_date) AS first_on
  FROM billed
  GROUP BY item_code
),
moved AS (
  SELECT item_code, min(CASE WHEN kind = 'opening' THEN day_of(moved_at) END) AS opening_on,
         min(CASE WHEN kind IN ('purchase', 'gift', 'gain', 'other_in') THEN day_of(moved_at) END) AS came_in_on,
         min(CASE WHEN kind <> 'opening' THEN day_of(moved_at) END) AS moved_on
  FROM stock_movement
  GROUP BY item_code
),
store_of AS (
  SELECT item_code, store_id, min(day_of(moved_at)) AS first_on
  FROM stock_movement
  GROUP BY item_code, store_id
),
count_of AS (
  SELECT item_code, store_id, counted_on, sum(counted_quantity) AS counted
  FROM stocktake
  GROUP BY item_code, store_id, counted_on
),
counted_day AS (
  SELECT item_code, counted_on, sum(counted) AS counted
  FROM count_of
  GROUP BY item_code, counted_on
),
complete AS (
  SELECT d.item_code, d.counted_on, d.counted
  FROM counted_day d
  JOIN store_of s ON s.item_code = d.item_code AND s.first_on <= d.counted_on
  LEFT JOIN count_of c ON c.item_code = s.item_code AND c.store_id = s.store_id AND c.counted_on = d.counted_on
  GROUP BY d.item_code, d.counted_on, d.counted
  HAVING count(c.store_id) = count(*)
),
last_count AS (
  SELECT item_code, max(counted_on) AS counted_on
  FROM complete
  GROUP BY item_code
),
judged AS (
  SELECT b.item_code, c.counted_on, c.counted
  FROM first_billed b
  JOIN moved m ON m.item_code = b.item_code
  JOIN last_count l ON l.item_code = b.item_code
  JOIN complete c ON c.item_code = l.item_code AND c.counted_on = l.counted_on
  JOIN snapshot_period p ON m.moved_on IS NULL OR month_of(m.moved_on) >= month_of(p.period_from)
  WHERE month_of(m.opening_on) <= month_of(b.first_on) OR m.came_in_on <= b.first_on
),
supply AS (
  SELECT j.item_code,
         CAST(sum(CASE WHEN s.kind IN ('opening', 'purchase', 'gift', 'transfer_in', 'gain', 'other_in') THEN s.quantity
                       ELSE -s.quantity END) AS DECIMAL(38, 4)) AS available,
         CAST(sum(CASE WHEN s.kind IN ('opening', 'purchase', 'gift', 'transfer_in', 'gain', 'other_in') THEN s.quantity
                       ELSE 0 END) AS DECIMAL(38, 4)) AS came_in
  FROM judged j
  JOIN stock_movement s ON s.item_code = j.item_code AND day_of(s.moved_at) <= j.counted_on
  WHERE s.kind NOT IN ('dispense', 'dispense_return')
  GROUP BY j.item_code
),
sale AS (
  SELECT j.item_code, CAST(sum(b.quantity) AS DECIMAL(38, 4)) AS sold
  FROM judged j
  JOIN billed b ON b.item_code = j.item_code AND b.charge_date <= j.counted_on
  GROUP BY j.item_code
),
balance AS (
  SELECT j.item_code, j.counted_on, s.available, s.came_in, e.sold, CAST(j.counted AS DECIMAL(38, 4)) AS counted,
         CAST(s.available - e.sold - j.counted AS DECIMAL(38, 4)) AS surplus
  FROM judged j
  JOIN supply s ON s.item_code = j.item_code
  JOIN sale e ON e.item_code = j.item_code
),
found AS (
  SELECT item_code, counted_on, available, came_in, sold, counted, surplus
  FROM balance
  WHERE surplus * 100 > available * :stock_tolerance_percent
),
evidence AS (
  SELECT f.item_code, day_of(s.moved_at) AS occurred_on, 'stock_movement' AS record, s.movement_id AS row_id,
         CASE WHEN s.kind IN ('opening', 'purchase', 'gift', 'transfer_in', 'gain', 'other_in') THEN 'problem' ELSE 'context' END AS part,
         s.quantity, s.quantity * s.unit_cost AS amount, s.item_name
  FROM found f
  JOIN stock_movement s ON s.item_code = f.item_code AND day_of(s.moved_at) <= f.counted_on
  WHERE s.kind NOT IN ('dispense', 'dispense_return')
  UNION ALL
  SELECT f.item_code, t.counted_on AS occurred_on, 'stocktake' AS record,
         concat(t.stocktake_id, ' ', t.store_id, CASE WHEN t.batch_no IS NULL THEN '' ELSE concat(' ', t.batch_no) END) AS row_id,
         'context' AS part, t.counted_quantity AS quantity, CAST(NULL AS DECIMAL(32, 10)) AS amount,
         CAST(NULL AS STRING) AS item_name
  FROM found f
  JOIN stocktake t ON t.item_code = f.item_code AND t.counted_on = f.counted_on
)
SELECT e.item_code, e.occurred_on, e.record, e.row_id, e.part, e.quantity, e.amount, f.surplus AS excess, f.came_in AS whole,
       coalesce(e.item_name, e.item_code) AS item_name, f.counted_on, f.available, f.sold, f.counted, f.surplus,
       :stock_tolerance_percent AS tolerance
FROM evidence e
JOIN found f ON f.item_code = e.item_code
