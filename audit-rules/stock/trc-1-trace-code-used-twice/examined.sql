-- Every use of a trace code, a dispense and the charge it names being one; a later use that may be of a split pack is counted.
WITH dispensed AS (
  SELECT s.movement_id, trim(s.trace_code) AS trace_code, s.moved_at, s.visit_id, s.is_split_pack, n.charge_id
  FROM stock_movement s
  LEFT JOIN charge c ON c.charge_id = s.charge_id
  LEFT JOIN net_charge n ON n.charge_id = s.charge_id
  WHERE s.kind = 'dispense' AND trim(s.trace_code) <> '' AND (c.charge_id IS NULL OR n.charge_id IS NOT NULL)
),
coded AS (
  SELECT charge_id, trace_code, CAST(NULL AS TIMESTAMP) AS moved_at, CAST(NULL AS TINYINT) AS is_split_pack
  FROM charge_trace
  UNION ALL
  SELECT charge_id, trace_code, moved_at, is_split_pack
  FROM dispensed
  WHERE charge_id IS NOT NULL
),
billed AS (
  SELECT charge_id, trace_code, min(moved_at) AS moved_at, max(is_split_pack) AS is_split_pack
  FROM coded
  GROUP BY charge_id, trace_code
),
used AS (
  SELECT b.trace_code, 'charge' AS record, b.charge_id AS row_id, n.visit_id, n.settlement_id,
         coalesce(b.moved_at, n.charged_at) AS used_at, b.is_split_pack
  FROM billed b
  JOIN net_charge n ON n.charge_id = b.charge_id
  UNION ALL
  SELECT trace_code, 'stock_movement' AS record, movement_id AS row_id, visit_id, CAST(NULL AS VARCHAR) AS settlement_id,
         moved_at AS used_at, is_split_pack
  FROM dispensed
  WHERE charge_id IS NULL AND visit_id IS NOT NULL
),
step AS (
  SELECT trace_code, record, row_id, visit_id, settlement_id, used_at, is_split_pack, 0 AS is_return
  FROM used
  WHERE coalesce(is_split_pack, 0) = 0
  UNION ALL
  SELECT trim(trace_code) AS trace_code, 'stock_movement' AS record, movement_id AS row_id, visit_id,
         CAST(NULL AS VARCHAR) AS settlement_id, moved_at AS used_at, is_split_pack, 1 AS is_return
  FROM stock_movement
  WHERE kind = 'dispense_return' AND trim(trace_code) <> ''
),
round AS (
  SELECT trace_code, record, row_id, visit_id, settlement_id, used_at, is_split_pack, is_return,
         sum(is_return) OVER (PARTITION BY trace_code
                              ORDER BY used_at NULLS LAST, is_return DESC NULLS LAST, length(row_id) NULLS LAST, row_id NULLS LAST
                              ROWS UNBOUNDED PRECEDING) AS returns
  FROM step
),
ranked AS (
  SELECT trace_code, record, row_id, visit_id, settlement_id, used_at, is_split_pack, returns,
         row_number() OVER (PARTITION BY trace_code, returns
                            ORDER BY used_at NULLS LAST, length(row_id) NULLS LAST, row_id NULLS LAST) AS place
  FROM round
  WHERE is_return = 0
),
again AS (
  SELECT f.trace_code, f.record AS first_record, f.row_id AS first_row_id, f.used_at AS first_used_at,
         coalesce(f.settlement_id, f.visit_id) AS first_settlement, e.record, e.row_id, e.visit_id, e.used_at, e.is_split_pack,
         coalesce(e.settlement_id, e.visit_id) AS settlement
  FROM ranked f
  JOIN ranked e ON e.trace_code = f.trace_code AND e.returns = f.returns
  WHERE f.place = 1 AND (e.settlement_id <> f.settlement_id
                         OR (e.visit_id <> f.visit_id AND (e.settlement_id IS NULL OR f.settlement_id IS NULL)))
),
looked_at AS (
  SELECT row_id, 1 AS placed
  FROM used
  UNION ALL
  SELECT movement_id AS row_id, 0 AS placed
  FROM dispensed
  WHERE charge_id IS NULL AND visit_id IS NULL
)
SELECT 'examined' AS reason, count(*) AS row_count
FROM looked_at
UNION ALL
SELECT 'no_visit' AS reason, count(*) AS row_count
FROM looked_at
WHERE placed = 0
UNION ALL
SELECT 'split_not_said' AS reason, count(*) AS row_count
FROM again
WHERE is_split_pack IS NULL
