-- Dispenses with a trace code, once goods come in with codes at all; what uncoded goods may explain is not judged.
WITH inward AS (
  SELECT movement_id, item_code, trim(trace_code) AS trace_code, day_of(moved_at) AS moved_on, quantity, kind
  FROM stock_movement
  WHERE kind IN ('opening', 'purchase', 'gift', 'transfer_in', 'gain', 'other_in')
),
bought AS (
  SELECT DISTINCT trace_code
  FROM inward
  WHERE trace_code IS NOT NULL
),
there AS (
  SELECT count(*) AS codes
  FROM bought
),
uncoded AS (
  SELECT item_code, sum(quantity) AS quantity
  FROM inward
  WHERE trace_code IS NULL AND kind <> 'transfer_in'
  GROUP BY item_code
),
came_back AS (
  SELECT trim(trace_code) AS trace_code, max(moved_at) AS last_at
  FROM stock_movement
  WHERE kind = 'dispense_return'
  GROUP BY trim(trace_code)
),
dispensed AS (
  SELECT s.movement_id, s.item_code, trim(s.trace_code) AS trace_code, s.moved_at, s.quantity
  FROM stock_movement s
  JOIN there t ON t.codes > 0
  LEFT JOIN charge c ON c.charge_id = s.charge_id
  LEFT JOIN net_charge n ON n.charge_id = s.charge_id
  LEFT JOIN came_back r ON r.trace_code = trim(s.trace_code) AND r.last_at >= s.moved_at
  WHERE s.kind = 'dispense' AND s.trace_code IS NOT NULL AND (c.charge_id IS NULL OR n.charge_id IS NOT NULL)
    AND r.trace_code IS NULL
),
unknown AS (
  SELECT d.movement_id, d.item_code,
         sum(d.quantity) OVER (PARTITION BY d.item_code
                               ORDER BY d.moved_at NULLS LAST, length(d.movement_id) NULLS LAST, d.movement_id NULLS LAST
                               ROWS UNBOUNDED PRECEDING) AS used
  FROM dispensed d
  LEFT JOIN bought b ON b.trace_code = d.trace_code
  WHERE b.trace_code IS NULL
)
SELECT 'examined' AS reason, count(*) AS row_count
FROM dispensed
UNION ALL
SELECT 'uncoded_stock' AS reason, count(*) AS row_count
FROM unknown u
JOIN uncoded c ON c.item_code = u.item_code
WHERE u.used <= c.quantity
