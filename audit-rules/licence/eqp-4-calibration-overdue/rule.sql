-- Equipment in use in the period after its calibration was due, or that emits radiation after the hospital's permit ended.
WITH permit AS (
  SELECT max(radiation_permit_to) AS radiation_permit_to
  FROM institution
),
radiating AS (
  SELECT DISTINCT equipment_class
  FROM equipment_class
  WHERE radiation = 1
),
in_use AS (
  SELECT e.equipment_id, greatest(e.in_use_from, p.period_from) AS from_date,
         least(coalesce(e.in_use_to, p.period_to), p.period_to) AS to_date, e.calibration_due, t.radiation_permit_to
  FROM equipment e
  CROSS JOIN snapshot_period p
  LEFT JOIN radiating r ON r.equipment_class = lower(e.equipment_class)
  LEFT JOIN permit t ON r.equipment_class IS NOT NULL
),
overdue AS (
  SELECT equipment_id, 1 AS place, greatest(from_date, add_days(calibration_due, 1)) AS first_day, to_date,
         calibration_due AS ended_on
  FROM in_use
  WHERE calibration_due IS NOT NULL
  UNION ALL
  SELECT equipment_id, 2 AS place, greatest(from_date, add_days(radiation_permit_to, 1)) AS first_day, to_date,
         radiation_permit_to AS ended_on
  FROM in_use
  WHERE radiation_permit_to IS NOT NULL
),
found AS (
  SELECT equipment_id, min(first_day) AS first_day, max(to_date) AS to_date,
         max(CASE place WHEN 1 THEN ended_on END) AS calibration_due, max(CASE place WHEN 2 THEN ended_on END) AS permit_to
  FROM overdue
  WHERE first_day <= to_date
  GROUP BY equipment_id
),
line AS (
  SELECT f.equipment_id, n.charge_id, n.visit_id, n.patient_id, n.item_code, n.executing_staff_id, n.charge_date, n.quantity,
         n.amount
  FROM found f
  JOIN net_charge n ON n.equipment_id = f.equipment_id AND n.charge_date BETWEEN f.first_day AND f.to_date
),
used AS (
  SELECT f.equipment_id, f.first_day, f.calibration_due, f.permit_to, count(l.charge_id) AS line_count,
         CAST(coalesce(sum(l.amount), 0) AS DECIMAL(16, 2)) AS line_amount
  FROM found f
  LEFT JOIN line l ON l.equipment_id = f.equipment_id
  GROUP BY f.equipment_id, f.first_day, f.calibration_due, f.permit_to
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
       coalesce(c.class_name, e.equipment_class) AS class_name,
       concat(CASE WHEN u.calibration_due IS NOT NULL THEN concat('检定于 ', CAST(u.calibration_due AS STRING), ' 到期') ELSE '' END,
              CASE WHEN u.calibration_due IS NOT NULL AND u.permit_to IS NOT NULL THEN '，' ELSE '' END,
              CASE WHEN u.permit_to IS NOT NULL THEN concat('放射诊疗许可有效期至 ', CAST(u.permit_to AS STRING)) ELSE '' END) AS reason_zh,
       concat(CASE WHEN u.calibration_due IS NOT NULL THEN concat('calibration was due ', CAST(u.calibration_due AS STRING)) ELSE '' END,
              CASE WHEN u.calibration_due IS NOT NULL AND u.permit_to IS NOT NULL THEN ' and ' ELSE '' END,
              CASE WHEN u.permit_to IS NOT NULL THEN concat('the radiation permit ended ', CAST(u.permit_to AS STRING)) ELSE '' END) AS reason_en,
       u.line_count, u.line_amount
FROM evidence v
JOIN equipment e ON e.equipment_id = v.equipment_id
JOIN used u ON u.equipment_id = v.equipment_id
LEFT JOIN equipment_class c ON c.equipment_class = lower(e.equipment_class) AND u.first_day BETWEEN c.valid_from AND c.valid_to
