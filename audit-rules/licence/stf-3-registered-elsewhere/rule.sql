-- Lines ordered or executed by someone whose registrations in force that day are all at another place of practice.
WITH registration AS (
  SELECT staff_id, kind, practised_here, valid_from, coalesce(valid_to, DATE '9999-12-31') AS valid_to
  FROM staff_licence
  WHERE kind IN ('practice', 'nurse_registration')
),
served AS (
  SELECT ordering_staff_id AS staff_id, charge_date
  FROM net_charge
  GROUP BY ordering_staff_id, charge_date
  UNION
  SELECT executing_staff_id AS staff_id, charge_date
  FROM net_charge
  GROUP BY executing_staff_id, charge_date
),
found AS (
  SELECT d.staff_id, d.charge_date,
         CASE WHEN min(r.kind) = max(r.kind) THEN min(r.kind) ELSE 'both' END AS kind
  FROM served d
  JOIN registration r ON r.staff_id = d.staff_id AND d.charge_date BETWEEN r.valid_from AND r.valid_to
  GROUP BY d.staff_id, d.charge_date
  HAVING count(*) = sum(CASE WHEN r.practised_here = 0 THEN 1 ELSE 0 END)
),
named AS (
  SELECT f.staff_id, f.kind, n.charge_id, 'ordering' AS position
  FROM found f
  JOIN net_charge n ON n.ordering_staff_id = f.staff_id AND n.charge_date = f.charge_date
  UNION ALL
  SELECT f.staff_id, f.kind, n.charge_id, 'executing' AS position
  FROM found f
  JOIN net_charge n ON n.executing_staff_id = f.staff_id AND n.charge_date = f.charge_date
),
line AS (
  SELECT staff_id, kind, charge_id,
         CASE WHEN min(position) = max(position) THEN max(position) ELSE 'both' END AS position
  FROM named
  GROUP BY staff_id, kind, charge_id
),
problem AS (
  SELECT l.staff_id, n.item_code, n.department_id, l.kind, l.position, n.visit_id, n.patient_id,
         n.charge_date AS occurred_on, n.charge_id AS row_id, n.quantity, n.amount, n.item_name
  FROM line l
  JOIN net_charge n ON n.charge_id = l.charge_id
),
matter AS (
  SELECT DISTINCT p.staff_id, p.item_code, p.department_id
  FROM problem p
),
shown AS (
  SELECT f.staff_id, concat(r.staff_id, ' ', r.kind, ' ', CAST(r.valid_from AS STRING)) AS row_id
  FROM found f
  JOIN registration r ON r.staff_id = f.staff_id AND f.charge_date BETWEEN r.valid_from AND r.valid_to
  GROUP BY f.staff_id, concat(r.staff_id, ' ', r.kind, ' ', CAST(r.valid_from AS STRING))
),
evidence AS (
  SELECT staff_id, item_code, department_id, kind, position, visit_id, patient_id, occurred_on, 'charge' AS record,
         row_id, 'problem' AS part, quantity, amount, item_name
  FROM problem
  UNION ALL
  SELECT m.staff_id, m.item_code, m.department_id, CAST(NULL AS STRING) AS kind, CAST(NULL AS STRING) AS position,
         CAST(NULL AS STRING) AS visit_id, CAST(NULL AS STRING) AS patient_id, CAST(NULL AS DATE) AS occurred_on,
         'staff_licence' AS record, w.row_id, 'context' AS part, CAST(NULL AS DECIMAL(16, 4)) AS quantity,
         CAST(NULL AS DECIMAL(16, 2)) AS amount, CAST(NULL AS STRING) AS item_name
  FROM matter m
  JOIN shown w ON w.staff_id = m.staff_id
)
SELECT e.staff_id, e.item_code, e.department_id, e.visit_id, e.patient_id, e.occurred_on, e.record, e.row_id, e.part,
       e.quantity, e.amount, e.item_name, s.role,
       CASE s.role WHEN 'doctor' THEN '医师' WHEN 'nurse' THEN '护士' WHEN 'technician' THEN '技师'
                   WHEN 'therapist' THEN '治疗师' WHEN 'pharmacist' THEN '药师' ELSE '其他人员' END AS role_zh,
       CASE e.position WHEN 'ordering' THEN '开单' WHEN 'executing' THEN '执行' WHEN 'both' THEN '开单并执行' END AS position_zh,
       CASE e.position WHEN 'both' THEN 'ordering and executing' ELSE e.position END AS position,
       CASE e.kind WHEN 'practice' THEN '医师执业证' WHEN 'nurse_registration' THEN '护士注册'
                   WHEN 'both' THEN '医师执业证和护士注册' END AS licence_zh,
       CASE e.kind WHEN 'practice' THEN 'practice certificate' WHEN 'nurse_registration' THEN 'nurse registration'
                   WHEN 'both' THEN 'practice certificate and nurse registration' END AS licence_en
FROM evidence e
JOIN staff s ON s.staff_id = e.staff_id
