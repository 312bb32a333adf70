-- Lines of an item whose executing staff did not hold, on that date, the licence that the item requires.
WITH required AS (
  SELECT DISTINCT item, role, licence_kind, upper(scope_code) AS scope_written,
         CASE WHEN matches(upper(scope_code), '^A[0-9]') THEN substr(upper(scope_code), 2) ELSE upper(scope_code) END AS scope,
         valid_from, valid_to
  FROM required_licence
  WHERE licence_kind IS NOT NULL
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
asked AS (
  SELECT d.item_code, d.staff_id, d.charge_date, s.role AS own_role, r.role, r.licence_kind, r.scope_written, r.scope
  FROM served d
  JOIN staff s ON s.staff_id = d.staff_id
  JOIN required r ON r.item = d.item_code AND d.charge_date BETWEEN r.valid_from AND r.valid_to
),
named AS (
  SELECT item_code, staff_id, charge_date, max(CASE WHEN role = own_role THEN 1 ELSE 0 END) AS own_role_named
  FROM asked
  GROUP BY item_code, staff_id, charge_date
),
due AS (
  SELECT DISTINCT a.item_code, a.staff_id, a.charge_date, a.licence_kind, a.scope_written, a.scope
  FROM asked a
  JOIN named m ON m.item_code = a.item_code AND m.staff_id = a.staff_id AND m.charge_date = a.charge_date
  WHERE a.role IS NULL OR a.role = a.own_role OR m.own_role_named = 0
),
certificate AS (
  SELECT staff_id, kind, scope_code, valid_from, coalesce(valid_to, DATE '9999-12-31') AS valid_to,
         CASE WHEN matches(upper(scope_code), '^A[0-9]') THEN substr(upper(scope_code), 2) ELSE upper(scope_code) END AS scope
  FROM staff_licence
),
held AS (
  SELECT DISTINCT d.staff_id, d.charge_date, d.licence_kind, coalesce(d.scope, '') AS scope
  FROM due d
  JOIN certificate c ON c.staff_id = d.staff_id AND c.kind = d.licence_kind
                        AND d.charge_date BETWEEN c.valid_from AND c.valid_to
  WHERE d.scope IS NULL OR c.scope IS NULL OR starts_with_code(d.scope, c.scope)
     OR (d.licence_kind IN ('operation_grade', 'antibiotic_grade') AND c.scope >= d.scope)
),
missing AS (
  SELECT d.item_code, d.staff_id, d.charge_date, d.licence_kind, d.scope_written
  FROM due d
  LEFT JOIN held h ON h.staff_id = d.staff_id AND h.charge_date = d.charge_date
                      AND h.licence_kind = d.licence_kind AND h.scope = coalesce(d.scope, '')
  WHERE h.staff_id IS NULL
),
kind_name AS (
  SELECT 'qualification' AS kind, '医师资格证' AS kind_zh, 'qualification' AS kind_en
  UNION ALL
  SELECT 'practice' AS kind, '医师执业证' AS kind_zh, 'practice certificate' AS kind_en
  UNION ALL
  SELECT 'nurse_registration' AS kind, '护士注册' AS kind_zh, 'nurse registration' AS kind_en
  UNION ALL
  SELECT 'technician' AS kind, '技师证书' AS kind_zh, 'technician certificate' AS kind_en
  UNION ALL
  SELECT 'therapist' AS kind, '治疗师证书' AS kind_zh, 'therapist certificate' AS kind_en
  UNION ALL
  SELECT 'radiation' AS kind, '放射工作人员证' AS kind_zh, 'radiation certificate' AS kind_en
  UNION ALL
  SELECT 'large_equipment' AS kind, '大型设备上岗证' AS kind_zh, 'large-equipment certificate' AS kind_en
  UNION ALL
  SELECT 'operation_grade' AS kind, '手术分级授权' AS kind_zh, 'operation grade' AS kind_en
  UNION ALL
  SELECT 'antibiotic_grade' AS kind, '抗菌药物分级授权' AS kind_zh, 'antibiotic grade' AS kind_en
  UNION ALL
  SELECT 'insurance' AS kind, '医保服务资格' AS kind_zh, 'insurance registration' AS kind_en
),
told AS (
  SELECT m.item_code, m.staff_id, m.charge_date,
         concat(coalesce(k.kind_zh, m.licence_kind),
                CASE WHEN m.scope_written IS NULL THEN '' ELSE concat('（', m.scope_written, '）') END) AS licence_zh,
         concat(coalesce(k.kind_en, m.licence_kind),
                CASE WHEN m.scope_written IS NULL THEN '' ELSE concat(' (', m.scope_written, ')') END) AS licence_en
  FROM missing m
  LEFT JOIN kind_name k ON k.kind = m.licence_kind
),
found AS (
  SELECT item_code, staff_id, charge_date,
         concat(min(licence_zh), CASE WHEN min(licence_zh) = max(licence_zh) THEN '' ELSE '等' END) AS licence_zh,
         concat(min(licence_en), CASE WHEN min(licence_en) = max(licence_en) THEN '' ELSE ' and others' END) AS licence_en
  FROM told
  GROUP BY item_code, staff_id, charge_date
),
shown AS (
  SELECT DISTINCT m.item_code, m.staff_id, concat(c.staff_id, ' ', c.kind, ' ', CAST(c.valid_from AS STRING)) AS row_id
  FROM missing m
  JOIN certificate c ON c.staff_id = m.staff_id AND c.kind = m.licence_kind
),
evidence AS (
  SELECT f.staff_id, f.item_code, n.visit_id, n.patient_id, n.department_id, n.charge_date AS occurred_on,
         'charge' AS record, n.charge_id AS row_id, 'problem' AS part, n.quantity, n.amount, n.item_name,
         f.licence_zh, f.licence_en
  FROM found f
  JOIN net_charge n ON n.item_code = f.item_code AND n.executing_staff_id = f.staff_id AND n.charge_date = f.charge_date
  UNION ALL
  SELECT DISTINCT f.staff_id, f.item_code, CAST(NULL AS STRING) AS visit_id, CAST(NULL AS STRING) AS patient_id,
         CAST(NULL AS STRING) AS department_id, CAST(NULL AS DATE) AS occurred_on, 'staff' AS record,
         f.staff_id AS row_id, 'context' AS part, CAST(NULL AS DECIMAL(16, 4)) AS quantity,
         CAST(NULL AS DECIMAL(16, 2)) AS amount, CAST(NULL AS STRING) AS item_name,
         CAST(NULL AS STRING) AS licence_zh, CAST(NULL AS STRING) AS licence_en
  FROM found f
  UNION ALL
  SELECT w.staff_id, w.item_code, CAST(NULL AS STRING) AS visit_id, CAST(NULL AS STRING) AS patient_id,
         CAST(NULL AS STRING) AS department_id, CAST(NULL AS DATE) AS occurred_on, 'staff_licence' AS record,
         w.row_id, 'context' AS part, CAST(NULL AS DECIMAL(16, 4)) AS quantity,
         CAST(NULL AS DECIMAL(16, 2)) AS amount, CAST(NULL AS STRING) AS item_name,
         CAST(NULL AS STRING) AS licence_zh, CAST(NULL AS STRING) AS licence_en
  FROM shown w
)
SELECT e.staff_id, e.item_code, e.visit_id, e.patient_id, e.department_id, e.occurred_on, e.record, e.row_id, e.part,
       e.quantity, e.amount, e.item_name, e.licence_zh, e.licence_en, s.role,
       CASE s.role WHEN 'doctor' THEN '医师' WHEN 'nurse' THEN '护士' WHEN 'technician' THEN '技师'
                   WHEN 'therapist' THEN '治疗师' WHEN 'pharmacist' THEN '药师' ELSE '其他人员' END AS role_zh
FROM evidence e
JOIN staff s ON s.staff_id = e.staff_id
