-- Lines on equipment of a class that needs certified operators, executed by someone without a certificate for it that day.
WITH machine AS (
  SELECT e.equipment_id, lower(e.equipment_class) AS equipment_class, c.class_name, c.valid_from, c.valid_to
  FROM equipment e
  JOIN equipment_class c ON c.equipment_class = lower(e.equipment_class)
  WHERE c.operator_certificate = 1
),
certificate AS (
  SELECT staff_id, lower(scope_code) AS scope_code, valid_from, coalesce(valid_to, DATE '9999-12-31') AS valid_to
  FROM staff_licence
  WHERE kind = 'large_equipment'
),
operated AS (
  SELECT n.equipment_id, m.equipment_class, m.class_name, n.executing_staff_id AS staff_id, n.charge_date
  FROM net_charge n
  JOIN machine m ON m.equipment_id = n.equipment_id AND n.charge_date BETWEEN m.valid_from AND m.valid_to
  GROUP BY n.equipment_id, m.equipment_class, m.class_name, n.executing_staff_id, n.charge_date
),
kept AS (
  SELECT count(*) AS certificates
  FROM certificate
),
found AS (
  SELECT o.equipment_id, o.class_name, o.staff_id, o.charge_date
  FROM operated o
  JOIN staff s ON s.staff_id = o.staff_id
  JOIN kept k ON k.certificates > 0
  LEFT JOIN certificate c ON c.staff_id = o.staff_id AND o.charge_date BETWEEN c.valid_from AND c.valid_to
                             AND (c.scope_code = o.equipment_class OR c.scope_code IS NULL)
  WHERE c.staff_id IS NULL
),
problem AS (
  SELECT f.equipment_id, f.class_name, f.staff_id, n.visit_id, n.patient_id, n.department_id, n.item_code, n.charge_date, n.charge_id,
         n.quantity, n.amount
  FROM found f
  JOIN net_charge n ON n.equipment_id = f.equipment_id AND n.executing_staff_id = f.staff_id AND n.charge_date = f.charge_date
),
used AS (
  SELECT equipment_id, CAST(sum(amount) AS DECIMAL(16, 2)) AS line_amount
  FROM problem
  GROUP BY equipment_id
),
evidence AS (
  SELECT equipment_id, class_name, staff_id, visit_id, patient_id, department_id, item_code, charge_date AS occurred_on,
         'charge' AS record, charge_id AS row_id, 'problem' AS part, quantity
  FROM problem
  UNION ALL
  SELECT equipment_id, CAST(NULL AS STRING) AS class_name, CAST(NULL AS STRING) AS staff_id, CAST(NULL AS STRING) AS visit_id,
         CAST(NULL AS STRING) AS patient_id, CAST(NULL AS STRING) AS department_id, CAST(NULL AS STRING) AS item_code,
         CAST(NULL AS DATE) AS occurred_on, 'equipment' AS record, equipment_id AS row_id, 'context' AS part,
         CAST(NULL AS DECIMAL(16, 4)) AS quantity
  FROM used
  UNION ALL
  SELECT DISTINCT p.equipment_id, CAST(NULL AS STRING) AS class_name, CAST(NULL AS STRING) AS staff_id,
         CAST(NULL AS STRING) AS visit_id, CAST(NULL AS STRING) AS patient_id, CAST(NULL AS STRING) AS department_id,
         CAST(NULL AS STRING) AS item_code, CAST(NULL AS DATE) AS occurred_on, 'staff' AS record, p.staff_id AS row_id,
         'context' AS part, CAST(NULL AS DECIMAL(16, 4)) AS quantity
  FROM problem p
)
SELECT v.equipment_id, v.visit_id, v.patient_id, v.department_id, v.staff_id, v.item_code, v.occurred_on, v.record, v.row_id,
       v.part, v.quantity, CAST(NULL AS DECIMAL(16, 2)) AS amount, v.class_name, e.name AS equipment_name, e.equipment_class,
       u.line_amount
FROM evidence v
JOIN equipment e ON e.equipment_id = v.equipment_id
JOIN used u ON u.equipment_id = v.equipment_id
