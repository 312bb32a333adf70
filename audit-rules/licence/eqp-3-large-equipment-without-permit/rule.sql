-- Equipment of a listed class in use in the period without a permit, or after its permit ended.
WITH in_use AS (
  SELECT e.equipment_id, l.permit_class, e.permit_no, e.permit_to, greatest(e.in_use_from, p.period_from, l.valid_from) AS from_date,
         least(coalesce(e.in_use_to, p.period_to), p.period_to, l.valid_to) AS to_date
  FROM equipment e
  CROSS JOIN snapshot_period p
  JOIN large_equipment l ON lower(l.equipment_class) = lower(e.equipment_class)
),
lacking AS (
  SELECT equipment_id, permit_class, to_date,
         CASE WHEN permit_to IS NOT NULL THEN 'expired' ELSE 'missing' END AS reason,
         CASE WHEN permit_to IS NOT NULL THEN greatest(from_date, add_days(permit_to, 1))
              WHEN permit_no IS NULL THEN from_date END AS first_day
  FROM in_use
),
found AS (
  SELECT equipment_id, min(permit_class) AS permit_class, min(reason) AS reason, min(first_day) AS first_day, max(to_date) AS to_date
  FROM lacking
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
  SELECT f.equipment_id, f.permit_class, f.reason, f.first_day, count(l.charge_id) AS line_count,
         CAST(coalesce(sum(l.amount), 0) AS DECIMAL(16, 2)) AS line_amount
  FROM found f
  LEFT JOIN line l ON l.equipment_id = f.equipment_id
  GROUP BY f.equipment_id, f.permit_class, f.reason, f.first_day
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
       coalesce(c.class_name, e.equipment_class) AS class_name, CASE u.permit_class WHEN 'A' THEN '甲' ELSE '乙' END AS permit_class_zh, u.permit_class,
       CASE u.reason WHEN 'missing' THEN '没有登记配置许可证'
                     ELSE concat('配置许可证 ', coalesce(e.permit_no, '—'), ' 的有效期至 ', CAST(e.permit_to AS STRING)) END AS reason_zh,
       CASE u.reason WHEN 'missing' THEN 'no permit registered'
                     ELSE concat('permit ', coalesce(e.permit_no, '—'), ' valid to ', CAST(e.permit_to AS STRING)) END AS reason_en,
       u.line_count, u.line_amount
FROM evidence v
JOIN equipment e ON e.equipment_id = v.equipment_id
JOIN used u ON u.equipment_id = v.equipment_id
LEFT JOIN equipment_class c ON c.equipment_class = lower(e.equipment_class) AND u.first_day BETWEEN c.valid_from AND c.valid_to
