-- Lines whose ordering or executing staff is not in the register, where the register covers nearly all lines.
WITH named AS (
  SELECT ordering_staff_id AS staff_id, count(*) AS line_count
  FROM net_charge
  WHERE ordering_staff_id IS NOT NULL
  GROUP BY ordering_staff_id
  UNION ALL
  SELECT executing_staff_id AS staff_id, count(*) AS line_count
  FROM net_charge
  WHERE executing_staff_id IS NOT NULL
  GROUP BY executing_staff_id
),
covered AS (
  SELECT sum(n.line_count) AS line_count, sum(CASE WHEN s.staff_id IS NOT NULL THEN n.line_count ELSE 0 END) AS known_count
  FROM named n
  LEFT JOIN staff s ON s.staff_id = n.staff_id
),
unknown AS (
  SELECT DISTINCT n.staff_id
  FROM named n
  JOIN covered c ON CAST(c.known_count * 100 AS DECIMAL(38, 2)) >= c.line_count * CAST(:staff_coverage_percent AS DECIMAL(5, 2))
  LEFT JOIN staff s ON s.staff_id = n.staff_id
  WHERE s.staff_id IS NULL
),
position_of AS (
  SELECT u.staff_id, n.charge_id, 'ordering' AS position
  FROM unknown u
  JOIN net_charge n ON n.ordering_staff_id = u.staff_id
  UNION ALL
  SELECT u.staff_id, n.charge_id, 'executing' AS position
  FROM unknown u
  JOIN net_charge n ON n.executing_staff_id = u.staff_id
),
line AS (
  SELECT staff_id, charge_id, CASE WHEN min(position) = max(position) THEN max(position) ELSE 'both' END AS position
  FROM position_of
  GROUP BY staff_id, charge_id
)
SELECT l.staff_id, n.item_code, n.department_id, n.visit_id, n.patient_id, n.charge_date AS occurred_on,
       'charge' AS record, n.charge_id AS row_id, 'problem' AS part, n.quantity, n.amount, n.item_name,
       CASE l.position WHEN 'ordering' THEN '开单' WHEN 'executing' THEN '执行' ELSE '开单并执行' END AS position_zh,
       CASE l.position WHEN 'both' THEN 'ordering and executing' ELSE l.position END AS position
FROM line l
JOIN net_charge n ON n.charge_id = l.charge_id
