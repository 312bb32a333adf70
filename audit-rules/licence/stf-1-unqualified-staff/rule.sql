-- Lines ordered or executed by someone who that day was not in service, was suspended or lacked a certificate of the role.
WITH required AS (
  SELECT 'doctor' AS role, 'qualification' AS kind, 1 AS place
  UNION ALL
  SELECT 'doctor' AS role, 'practice' AS kind, 2 AS place
  UNION ALL
  SELECT 'nurse' AS role, 'nurse_registration' AS kind, 1 AS place
  UNION ALL
  SELECT 'technician' AS role, 'technician' AS kind, 1 AS place
  UNION ALL
  SELECT 'therapist' AS role, 'therapist' AS kind, 1 AS place
),
certificate AS (
  SELECT l.staff_id, s.role, l.kind, l.valid_from, coalesce(l.valid_to, DATE '9999-12-31') AS valid_to
  FROM staff_licence l
  JOIN staff s ON s.staff_id = l.staff_id
),
kept AS (
  SELECT DISTINCT r.role, r.kind, r.place
  FROM required r
  JOIN certificate c ON c.role = r.role AND c.kind = r.kind
),
served AS (
  SELECT ordering_staff_id AS staff_id, charge_date, 'ordering' AS position
  FROM net_charge
  GROUP BY ordering_staff_id, charge_date
  UNION ALL
  SELECT executing_staff_id AS staff_id, charge_date, 'executing' AS position
  FROM net_charge
  GROUP BY executing_staff_id, charge_date
),
judged AS (
  SELECT d.staff_id, d.charge_date, d.position, s.hired_on, s.left_on,
         CASE d.position WHEN 'ordering' THEN 'doctor' ELSE s.role END AS judged_as
  FROM served d
  JOIN staff s ON s.staff_id = d.staff_id
  WHERE s.role IN ('doctor', 'nurse', 'technician', 'therapist')
),
suspended AS (
  SELECT DISTINCT j.staff_id, j.charge_date
  FROM judged j
  JOIN certificate c ON c.staff_id = j.staff_id AND c.kind = 'suspension'
                        AND j.charge_date BETWEEN c.valid_from AND c.valid_to
),
lacking AS (
  SELECT j.staff_id, j.charge_date, j.position, j.judged_as, min(k.place) AS place
  FROM judged j
  JOIN kept k ON k.role = j.judged_as
  LEFT JOIN certificate c ON c.staff_id = j.staff_id AND c.kind = k.kind
                             AND j.charge_date BETWEEN c.valid_from AND c.valid_to
  WHERE c.staff_id IS NULL
  GROUP BY j.staff_id, j.charge_date, j.position, j.judged_as
),
weighed AS (
  SELECT j.staff_id, j.charge_date, j.position,
         CASE WHEN j.charge_date < j.hired_on THEN 'not_yet_hired'
              WHEN j.charge_date > j.left_on THEN 'left'
              WHEN p.staff_id IS NOT NULL THEN 'suspended'
              WHEN r.kind IS NOT NULL THEN concat('missing_', r.kind) END AS reason
  FROM judged j
  LEFT JOIN suspended p ON p.staff_id = j.staff_id AND p.charge_date = j.charge_date
  LEFT JOIN lacking l ON l.staff_id = j.staff_id AND l.charge_date = j.charge_date AND l.position = j.position
  LEFT JOIN required r ON r.role = l.judged_as AND r.place = l.place
),
found AS (
  SELECT staff_id, charge_date, position, reason
  FROM weighed
  WHERE reason IS NOT NULL
),
line AS (
  SELECT f.staff_id, f.reason, f.position, n.charge_id
  FROM found f
  JOIN net_charge n ON n.ordering_staff_id = f.staff_id AND n.charge_date = f.charge_date
  WHERE f.position = 'ordering'
  UNION ALL
  SELECT f.staff_id, f.reason, f.position, n.charge_id
  FROM found f
  JOIN net_charge n ON n.executing_staff_id = f.staff_id AND n.charge_date = f.charge_date
  WHERE f.position = 'executing'
),
problem AS (
  SELECT staff_id, reason, charge_id,
         CASE WHEN min(position) = max(position) THEN max(position) ELSE 'both' END AS position
  FROM line
  GROUP BY staff_id, reason, charge_id
),
at_fault AS (
  SELECT DISTINCT staff_id, reason
  FROM found
),
evidence AS (
  SELECT p.staff_id, p.reason, p.position, n.visit_id, n.patient_id, n.department_id, n.item_code,
         n.charge_date AS occurred_on, 'charge' AS record, n.charge_id AS row_id, 'problem' AS part, n.quantity, n.amount
  FROM problem p
  JOIN net_charge n ON n.charge_id = p.charge_id
  UNION ALL
  SELECT f.staff_id, f.reason, CAST(NULL AS STRING) AS position, CAST(NULL AS STRING) AS visit_id,
         CAST(NULL AS STRING) AS patient_id, CAST(NULL AS STRING) AS department_id, CAST(NULL AS STRING) AS item_code,
         CAST(NULL AS DATE) AS occurred_on, 'staff' AS record, f.staff_id AS row_id, 'context' AS part,
         CAST(NULL AS DECIMAL(16, 4)) AS quantity, CAST(NULL AS DECIMAL(16, 2)) AS amount
  FROM at_fault f
  UNION ALL
  SELECT DISTINCT f.staff_id, f.reason, CAST(NULL AS STRING) AS position, CAST(NULL AS STRING) AS visit_id,
         CAST(NULL AS STRING) AS patient_id, CAST(NULL AS STRING) AS department_id, CAST(NULL AS STRING) AS item_code,
         CAST(NULL AS DATE) AS occurred_on, 'staff_licence' AS record,
         concat(c.staff_id, ' ', c.kind, ' ', CAST(c.valid_from AS STRING)) AS row_id, 'context' AS part,
         CAST(NULL AS DECIMAL(16, 4)) AS quantity, CAST(NULL AS DECIMAL(16, 2)) AS amount
  FROM at_fault f
  JOIN certificate c ON c.staff_id = f.staff_id
                        AND (f.reason = concat('missing_', c.kind) OR (f.reason = 'suspended' AND c.kind = 'suspension'))
)
SELECT e.staff_id, e.reason, e.visit_id, e.patient_id, e.department_id, e.item_code, e.occurred_on, e.record, e.row_id,
       e.part, e.quantity, e.amount, s.role,
       CASE s.role WHEN 'doctor' THEN '医师' WHEN 'nurse' THEN '护士' WHEN 'technician' THEN '技师' ELSE '治疗师' END AS role_zh,
       CASE e.position WHEN 'ordering' THEN '开单' WHEN 'executing' THEN '执行' WHEN 'both' THEN '开单并执行' END AS position_zh,
       CASE e.position WHEN 'both' THEN 'ordering and executing' ELSE e.position END AS position,
       CASE e.reason WHEN 'not_yet_hired' THEN '尚未入职' WHEN 'left' THEN '已离职' WHEN 'suspended' THEN '处于暂停期间'
                     WHEN 'missing_qualification' THEN '没有有效的医师资格证' WHEN 'missing_practice' THEN '没有有效的医师执业证'
                     WHEN 'missing_nurse_registration' THEN '没有有效的护士注册' WHEN 'missing_technician' THEN '没有有效的技师证书'
                     ELSE '没有有效的治疗师证书' END AS reason_zh,
       CASE e.reason WHEN 'not_yet_hired' THEN 'not yet hired' WHEN 'left' THEN 'no longer in service'
                     WHEN 'suspended' THEN 'suspended' WHEN 'missing_qualification' THEN 'without a valid qualification'
                     WHEN 'missing_practice' THEN 'without a valid practice certificate'
                     WHEN 'missing_nurse_registration' THEN 'without a valid nurse registration'
                     WHEN 'missing_technician' THEN 'without a valid technician certificate'
                     ELSE 'without a valid therapist certificate' END AS reason_en
FROM evidence e
JOIN staff s ON s.staff_id = e.staff_id
