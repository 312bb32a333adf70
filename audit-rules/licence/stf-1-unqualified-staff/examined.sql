-- Who ordered and who executed each line, counted apart.
WITH named AS (
  SELECT ordering_staff_id AS staff_id, 'ordering' AS position, count(*) AS line_count
  FROM net_charge
  GROUP BY ordering_staff_id
  UNION ALL
  SELECT executing_staff_id AS staff_id, 'executing' AS position, count(*) AS line_count
  FROM net_charge
  GROUP BY executing_staff_id
),
required AS (
  SELECT 'doctor' AS role, 'qualification' AS kind
  UNION ALL
  SELECT 'doctor' AS role, 'practice' AS kind
  UNION ALL
  SELECT 'nurse' AS role, 'nurse_registration' AS kind
  UNION ALL
  SELECT 'technician' AS role, 'technician' AS kind
  UNION ALL
  SELECT 'therapist' AS role, 'therapist' AS kind
),
held AS (
  SELECT DISTINCT s.role, l.kind
  FROM staff_licence l
  JOIN staff s ON s.staff_id = l.staff_id
),
not_kept AS (
  SELECT DISTINCT r.role
  FROM required r
  LEFT JOIN held h ON h.role = r.role AND h.kind = r.kind
  WHERE h.role IS NULL
),
stated AS (
  SELECT d.line_count,
         CASE WHEN d.staff_id IS NULL THEN 'no_staff'
              WHEN s.staff_id IS NULL THEN 'unknown_staff'
              WHEN s.role NOT IN ('doctor', 'nurse', 'technician', 'therapist') THEN 'role_not_judged'
              WHEN k.role IS NOT NULL THEN 'certificate_not_kept' END AS reason
  FROM named d
  LEFT JOIN staff s ON s.staff_id = d.staff_id
  LEFT JOIN not_kept k ON k.role = CASE d.position WHEN 'ordering' THEN 'doctor' ELSE s.role END
)
SELECT 'examined' AS reason, CAST(coalesce(sum(line_count), 0) AS BIGINT) AS row_count
FROM stated
UNION ALL
SELECT reason, CAST(sum(line_count) AS BIGINT) AS row_count
FROM stated
WHERE reason IS NOT NULL
GROUP BY reason
