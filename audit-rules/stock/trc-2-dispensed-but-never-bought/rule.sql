-- Trace codes that were dispensed but never came in, beyond what uncoded goods explain, or came in on a later day.
WITH inward AS (
  SELECT movement_id, item_code, trim(trace_code) AS trace_code, day_of(moved_at) AS moved_on, quantity, kind
  FROM stock_movement
  WHERE kind IN ('opening', 'purchase', 'gift', 'transfer_in', 'gain', 'other_in')
),
bought AS (
  SELECT trace_code, min(moved_on) AS bought_on
  FROM inward
  WHERE trace_code IS NOT NULL
  GROUP BY trace_code
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
  SELECT s.movement_id, s.item_code, s.item_name, trim(s.trace_code) AS trace_code, s.moved_at, s.quantity, s.visit_id
  FROM stock_movement s
  JOIN there t ON t.codes > 0
  LEFT JOIN charge c ON c.charge_id = s.charge_id
  LEFT JOIN net_charge n ON n.charge_id = s.charge_id
  LEFT JOIN came_back r ON r.trace_code = trim(s.trace_code) AND r.last_at >= s.moved_at
  WHERE s.kind = 'dispense' AND s.trace_code IS NOT NULL AND (c.charge_id IS NULL OR n.charge_id IS NOT NULL)
    AND r.trace_code IS NULL
),
unknown AS (
  SELECT d.movement_id, d.item_code, d.item_name, d.trace_code, d.moved_at, d.quantity, d.visit_id,
         sum(d.quantity) OVER (PARTITION BY d.item_code
                               ORDER BY d.moved_at NULLS LAST, length(d.movement_id) NULLS LAST, d.movement_id NULLS LAST
                               ROWS UNBOUNDED PRECEDING) AS used
  FROM dispensed d
  LEFT JOIN bought b ON b.trace_code = d.trace_code
  WHERE b.trace_code IS NULL
),
found AS (
  SELECT u.movement_id, u.item_code, u.item_name, u.trace_code, u.moved_at, u.quantity, u.visit_id, CAST(NULL AS DATE) AS bought_on
  FROM unknown u
  LEFT JOIN uncoded c ON c.item_code = u.item_code
  WHERE c.quantity IS NULL OR u.used > c.quantity
  UNION ALL
  SELECT d.movement_id, d.item_code, d.item_name, d.trace_code, d.moved_at, d.quantity, d.visit_id, b.bought_on
  FROM dispensed d
  JOIN bought b ON b.trace_code = d.trace_code
  WHERE b.bought_on > day_of(d.moved_at)
),
evidence AS (
  SELECT trace_code, item_code, visit_id, day_of(moved_at) AS occurred_on, movement_id AS row_id, 'problem' AS part, quantity,
         item_name, bought_on
  FROM found
  UNION ALL
  SELECT DISTINCT f.trace_code, i.item_code, CAST(NULL AS STRING) AS visit_id, i.moved_on AS occurred_on, i.movement_id AS row_id,
         'context' AS part, i.quantity, CAST(NULL AS STRING) AS item_name, f.bought_on
  FROM found f
  JOIN inward i ON i.trace_code = f.trace_code
)
SELECT trace_code, item_code, visit_id, occurred_on, 'stock_movement' AS record, row_id, part, quantity,
       CAST(NULL AS DECIMAL(16, 2)) AS amount, coalesce(item_name, item_code) AS item_name,
       CASE WHEN bought_on IS NULL THEN '没有该码的入库记录' ELSE concat('该码 ', CAST(bought_on AS STRING), ' 才入库') END AS fault_zh,
       bought_on
FROM evidence
