-- Every use of a trace code, a dispense and the charge it names being one; where a code is used again, what may be a split.
WITH dispensed AS (
  SELECT s.movement_id, trim(s.trace_code) AS trace_code, s.visit_id, s.is_split_pack, n.charge_id
  FROM stock_movement s
  LEFT JOIN charge c ON c.charge_id = s.charge_id
  LEFT JOIN net_charge n ON n.charge_id = s.charge_id
  WHERE s.kind = 'dispense' AND s.trace_code IS NOT NULL AND (c.charge_id IS NULL OR n.charge_id IS NOT NULL)
),
coded AS (
  SELECT charge_id, trace_code, CAST(NULL AS TINYINT) AS is_split_pack
  FROM charge_trace
  UNION ALL
  SELECT charge_id, trace_code, is_split_pack
  FROM dispensed
  WHERE charge_id IS NOT NULL
),
used AS (
  SELECT trace_code, charge_id AS place, count(is_split_pack) AS split_said
  FROM coded
  GROUP BY trace_code, charge_id
  UNION ALL
  SELECT trace_code, visit_id AS place, CASE WHEN is_split_pack IS NULL THEN 0 ELSE 1 END AS split_said
  FROM dispensed
  WHERE charge_id IS NULL
),
repeated AS (
  SELECT trace_code
  FROM used
  WHERE place IS NOT NULL
  GROUP BY trace_code
  HAVING count(*) > 1
)
SELECT 'examined' AS reason, count(*) AS row_count
FROM used
UNION ALL
SELECT 'no_visit' AS reason, count(*) AS row_count
FROM used
WHERE place IS NULL
UNION ALL
SELECT 'split_not_said' AS reason, count(*) AS row_count
FROM used u
JOIN repeated r ON r.trace_code = u.trace_code
WHERE u.place IS NOT NULL AND u.split_said = 0
