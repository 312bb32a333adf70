-- Trace codes that were used again in another settlement before they came back.
WITH dispensed AS (
  SELECT s.movement_id, trim(s.trace_code) AS trace_code, s.moved_at, s.visit_id, s.is_split_pack, n.charge_id
  FROM stock_movement s
  LEFT JOIN charge c ON c.charge_id = s.charge_id
  LEFT JOIN net_charge n ON n.charge_id = s.charge_id
  WHERE s.kind = 'dispense' AND s.trace_code IS NOT NULL AND (c.charge_id IS NULL OR n.charge_id IS NOT NULL)
),
coded AS (
  SELECT charge_id, trace_code, CAST(NULL AS TIMESTAMP) AS moved_at, CAST(NULL AS TINYINT) AS is_split_pack
  FROM charge_trace
  UNION ALL
  SELECT charge_id, trace_code, moved_at, is_split_pack
  FROM dispensed
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
  SELECT trace_code, 'stock_movement' AS record, movement_id AS row_id, visit_id, CAST(NULL AS STRING) AS settlement_id,
         moved_at AS used_at, is_split_pack
  FROM dispensed
  WHERE charge_id IS NULL AND visit_id IS NOT NULL
),
step AS (
  SELECT trace_code, record, row_id, visit_id, settlement_id, used_at, CAST(NULL AS STRING) AS return_id
  FROM used
  WHERE coalesce(is_split_pack, 0) = 0
  UNION ALL
  SELECT trim(trace_code) AS trace_code, CAST(NULL AS STRING) AS record, movement_id AS row_id, visit_id,
         CAST(NULL AS STRING) AS settlement_id, moved_at AS used_at, movement_id AS return_id
  FROM stock_movement
  WHERE kind = 'dispense_return'
),
round AS (
  SELECT trace_code, record, row_id, visit_id, settlement_id, used_at, return_id,
         count(return_id) OVER (PARTITION BY trace_code
                                ORDER BY used_at NULLS LAST, return_id NULLS LAST, length(row_id) NULLS LAST, row_id NULLS LAST
                                ROWS UNBOUNDED PRECEDING) AS returns
  FROM step
),
ranked AS (
  SELECT trace_code, record, row_id, visit_id, settlement_id, used_at, returns,
         row_number() OVER (PARTITION BY trace_code, returns
                            ORDER BY used_at NULLS LAST, length(row_id) NULLS LAST, row_id NULLS LAST) AS place
  FROM round
  WHERE return_id IS NULL
),
again AS (
  SELECT f.trace_code, f.record AS first_record, f.row_id AS first_row_id, f.used_at AS first_used_at,
         coalesce(f.settlement_id, f.visit_id) AS first_settlement, e.record, e.row_id, e.used_at,
         coalesce(e.settlement_id, e.visit_id) AS settlement
  FROM ranked f
  JOIN ranked e ON e.trace_code = f.trace_code AND e.returns = f.returns
  WHERE f.place = 1 AND (e.settlement_id <> f.settlement_id
                         OR (e.visit_id <> f.visit_id AND (e.settlement_id IS NULL OR f.settlement_id IS NULL)))
),
codes_of AS (
  SELECT charge_id, count(*) AS codes
  FROM billed
  GROUP BY charge_id
),
share AS (
  SELECT a.trace_code, min(c.codes) AS codes
  FROM again a
  JOIN codes_of c ON a.record = 'charge' AND c.charge_id = a.row_id
  GROUP BY a.trace_code
),
evidence AS (
  SELECT trace_code, record, row_id, 'problem' AS part, used_at, settlement, first_settlement, day_of(first_used_at) AS first_on
  FROM again
  UNION ALL
  SELECT trace_code, first_record AS record, first_row_id AS row_id, 'context' AS part, first_used_at AS used_at,
         CAST(NULL AS STRING) AS settlement, first_settlement, day_of(first_used_at) AS first_on
  FROM again
)
SELECT e.trace_code, coalesce(n.item_code, s.item_code) AS item_code, coalesce(n.visit_id, s.visit_id) AS visit_id, n.patient_id,
       n.department_id, n.executing_staff_id AS staff_id, day_of(e.used_at) AS occurred_on, e.record, e.row_id, e.part,
       coalesce(n.quantity, s.quantity) AS quantity, n.amount,
       CASE WHEN h.codes IS NOT NULL THEN CAST(1 AS DECIMAL(16, 4)) END AS excess,
       CAST(h.codes AS DECIMAL(16, 4)) AS whole, coalesce(n.item_name, s.item_name, s.item_code) AS item_name, e.settlement,
       e.first_settlement, e.first_on
FROM evidence e
LEFT JOIN share h ON h.trace_code = e.trace_code
LEFT JOIN net_charge n ON e.record = 'charge' AND n.charge_id = e.row_id
LEFT JOIN stock_movement s ON s.movement_id = e.row_id
