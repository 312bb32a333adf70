-- Equipment in use in the period after its registration ended, or begun to be used when it had.
WITH in_use AS (
  SELECT e.equipment_id, least(coalesce(e.in_use_to, p.period_to), p.period_to) AS to_date,
         CASE WHEN e.registration_to IS NULL THEN CAST(NULL AS DATE)
              WHEN :registration_judged_on = 'use' THEN greatest(e.in_use_from, p.period_from, add_days(e.registration_to, 1))
              WHEN e.registration_to < e.in_use_from THEN greatest(e.in_use_from, p.period_from) END AS first_day
  FROM equipment e
  CROSS JOIN snapshot_period p
),
found AS (
  SELECT equipment_id, first_day, to_date
  FROM in_use
  WHERE first_day <= to_date
),
line AS (
  SELECT f.equipment_id, n.charge_id, n.visit_id, n.patient_id, n.item_code, n.executing_staff_id, n.charge_date, n.quantity,
         n.amount
  FROM found f
  JOIN net_charge n ON n.equipment_id = f.equipment_id AND n.charge_date BETWEEN f.first_day AND f.to_date
),
used AS (
  SELECT f.equipment_id, f.first_day, count(l.charge_id) AS line_count,
         CAST(coalesce(sum(l.amount), 0) AS DECIMAL(16, 2)) AS line_amount
  FROM found f
  LEFT JOIN line l ON l.equipment_id = f.equipment_id
  GROUP BY f.equipment_id, f.first_day
),
evidence AS (
  SELECT equipment_id, CAST(NULL AS STRING) AS visit_id, CAST(NULL AS STRING) AS patient_id,
         CAST(NULL AS STRING) AS staff_id, CAST(NULL AS STRING) AS item_code, first_day AS occurred_on,
         'equipment' AS record, equipment_id AS row_id, 'problem' AS part, CAST(NULL AS DECIMAL(16, 4)) AS quantity,
         CAST(NULL AS DECIMAL(16, 2)) AS amount
  FROM used
  UNION ALL
  SELECT equipment_id, visit_id, patient_id, executing_staff_id AS staff_id, item_code, charge_date AS occurred_on,
         'charge' AS record, charge_id AS row_id, 'context' AS part, quantity, amount
  FROM line
)
SELECT v.equipment_id, v.visit_id, v.patient_id, e.department_id, v.staff_id, v.item_code, v.occurred_on, v.record, v.row_id,
       v.part, v.quantity, v.amount, e.name AS equipment_name, e.equipment_class,
       coalesce(c.class_name, e.equipment_class) AS class_name, e.registration_no, e.registration_to, u.line_count,
       u.line_amount
FROM evidence v
JOIN equipment e ON e.equipment_id = v.equipment_id
JOIN used u ON u.equipment_id = v.equipment_id
LEFT JOIN equipment_class c ON c.equipment_class = lower(e.equipment_class) AND u.first_day BETWEEN c.valid_from AND c.valid_to
