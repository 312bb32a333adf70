-- Lines of an item whose executing staff is of none of the roles that the item needs on that date.
WITH required AS (
  SELECT DISTINCT item, role, valid_from, valid_to
  FROM required_licence
  WHERE role IS NOT NULL
),
item AS (
  SELECT DISTINCT item
  FROM required
),
served AS (
  SELECT n.item_code, n.executing_staff_id AS staff_id, n.charge_date
  FROM net_charge n
  JOIN item i ON i.item = n.item_code
  GROUP BY n.item_code, n.executing_staff_id, n.charge_date
),
found AS (
  SELECT d.item_code, d.staff_id, d.charge_date, s.role,
         concat(max(CASE r.role WHEN 'doctor' THEN '医师、' ELSE '' END), max(CASE r.role WHEN 'nurse' THEN '护士、' ELSE '' END),
                max(CASE r.role WHEN 'technician' THEN '技师、' ELSE '' END),
                max(CASE r.role WHEN 'therapist' THEN '治疗师、' ELSE '' END),
                max(CASE r.role WHEN 'pharmacist' THEN '药师、' ELSE '' END),
                max(CASE r.role WHEN 'other' THEN '其他人员、' ELSE '' END)) AS roles_zh,
         concat(max(CASE r.role WHEN 'doctor' THEN 'doctor, ' ELSE '' END), max(CASE r.role WHEN 'nurse' THEN 'nurse, ' ELSE '' END),
                max(CASE r.role WHEN 'technician' THEN 'technician, ' ELSE '' END),
                max(CASE r.role WHEN 'therapist' THEN 'therapist, ' ELSE '' END),
                max(CASE r.role WHEN 'pharmacist' THEN 'pharmacist, ' ELSE '' END),
                max(CASE r.role WHEN 'other' THEN 'other, ' ELSE '' END)) AS roles_en
  FROM served d
  JOIN staff s ON s.staff_id = d.staff_id
  JOIN required r ON r.item = d.item_code AND d.charge_date BETWEEN r.valid_from AND r.valid_to
  GROUP BY d.item_code, d.staff_id, d.charge_date, s.role
  HAVING max(CASE WHEN r.role = s.role THEN 1 ELSE 0 END) = 0
),
problem AS (
  SELECT f.staff_id, n.item_code, n.department_id, n.visit_id, n.patient_id, n.charge_date AS occurred_on,
         n.charge_id AS row_id, n.quantity, n.amount, n.item_name, f.roles_zh, f.roles_en
  FROM found f
  JOIN net_charge n ON n.item_code = f.item_code AND n.executing_staff_id = f.staff_id AND n.charge_date = f.charge_date
),
evidence AS (
  SELECT staff_id, item_code, department_id, visit_id, patient_id, occurred_on, 'charge' AS record, row_id,
         'problem' AS part, quantity, amount, item_name, substr(roles_zh, 1, length(roles_zh) - 1) AS required_zh,
         substr(roles_en, 1, length(roles_en) - 2) AS required_en
  FROM problem
  UNION ALL
  SELECT DISTINCT staff_id, item_code, department_id, CAST(NULL AS STRING) AS visit_id,
         CAST(NULL AS STRING) AS patient_id, CAST(NULL AS DATE) AS occurred_on, 'staff' AS record,
         staff_id AS row_id, 'context' AS part, CAST(NULL AS DECIMAL(16, 4)) AS quantity,
         CAST(NULL AS DECIMAL(16, 2)) AS amount, CAST(NULL AS STRING) AS item_name,
         CAST(NULL AS STRING) AS required_zh, CAST(NULL AS STRING) AS required_en
  FROM problem
)
SELECT e.staff_id, e.item_code, e.department_id, e.visit_id, e.patient_id, e.occurred_on, e.record, e.row_id, e.part,
       e.quantity, e.amount, e.item_name, e.required_zh, e.required_en, s.role,
       CASE s.role WHEN 'doctor' THEN '医师' WHEN 'nurse' THEN '护士' WHEN 'technician' THEN '技师'
                   WHEN 'therapist' THEN '治疗师' WHEN 'pharmacist' THEN '药师' ELSE '其他人员' END AS role_zh
FROM evidence e
JOIN staff s ON s.staff_id = e.staff_id
