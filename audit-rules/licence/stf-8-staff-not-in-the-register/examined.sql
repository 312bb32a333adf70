-- Who ordered and who executed each line, counted apart; a register that covers too little judges nobody
-- and names the missing.
WITH named AS (
  SELECT ordering_staff_id AS staff_id, count(*) AS line_count
  FROM net_charge
  GROUP BY ordering_staff_id
  UNION ALL
  SELECT executing_staff_id AS staff_id, count(*) AS line_count
  FROM net_charge
  GROUP BY executing_staff_id
),
covered AS (
  SELECT sum(CASE WHEN n.staff_id IS NOT NULL THEN n.line_count ELSE 0 END) AS line_count,
         sum(CASE WHEN s.staff_id IS NOT NULL THEN n.line_count ELSE 0 END) AS known_count
  FROM named n
  LEFT JOIN staff s ON s.staff_id = n.staff_id
),
stated AS (
  SELECT n.staff_id, n.line_count,
         CASE WHEN n.staff_id IS NULL THEN 'no_staff'
              WHEN CAST(c.known_count * 100 AS DECIMAL(38, 2)) < c.line_count * CAST(:staff_coverage_percent AS DECIMAL(5, 2))
              THEN 'register_incomplete' END AS reason
  FROM named n
  CROSS JOIN covered c
)
SELECT 'examined' AS reason, CAST(coalesce(sum(line_count), 0) AS BIGINT) AS row_count, CAST(NULL AS STRING) AS named
FROM stated
UNION ALL
SELECT d.reason, CAST(sum(d.line_count) AS BIGINT) AS row_count, CASE WHEN max(s.staff_id) IS NULL THEN d.staff_id END AS named
FROM stated d
LEFT JOIN staff s ON s.staff_id = d.staff_id
WHERE d.reason IS NOT NULL
GROUP BY d.reason, d.staff_id
