-- Lines of a department while neither its subject nor any parent of it is licensed on the date of the charge.
WITH billing_department AS (
  SELECT department_id, name, subject_code,
         CASE WHEN starts_with_code(upper(subject_code), 'A') THEN substr(subject_code, 2) ELSE subject_code END AS subject
  FROM department
  WHERE kind IS NULL OR kind NOT IN ('pharmacy', 'other')
),
licensed AS (
  SELECT subject_code,
         CASE WHEN starts_with_code(upper(subject_code), 'A') THEN substr(subject_code, 2) ELSE subject_code END AS subject,
         valid_from, valid_to
  FROM licensed_subject
  WHERE coalesce(is_technique, 0) = 0
),
grant_of AS (
  SELECT d.department_id, l.subject_code, l.valid_from, l.valid_to
  FROM billing_department d
  JOIN licensed l ON starts_with_code(d.subject, l.subject)
  WHERE matches(l.subject, '^[0-9][0-9]')
),
billed AS (
  SELECT n.department_id, n.charge_date
  FROM net_charge n
  JOIN billing_department d ON d.department_id = n.department_id
  WHERE matches(d.subject, '^[0-9][0-9]')
  GROUP BY n.department_id, n.charge_date
),
covered AS (
  SELECT DISTINCT b.department_id, b.charge_date
  FROM billed b
  JOIN grant_of g ON g.department_id = b.department_id AND b.charge_date >= g.valid_from
                  AND (g.valid_to IS NULL OR b.charge_date <= g.valid_to)
),
uncovered AS (
  SELECT b.department_id, b.charge_date
  FROM billed b
  LEFT JOIN covered c ON c.department_id = b.department_id AND c.charge_date = b.charge_date
  WHERE c.department_id IS NULL
),
at_fault AS (
  SELECT DISTINCT department_id
  FROM uncovered
),
evidence AS (
  SELECT n.department_id, n.visit_id, n.patient_id, n.executing_staff_id AS staff_id, n.item_code,
         n.charge_date AS occurred_on, 'charge' AS record, n.charge_id AS row_id, 'problem' AS part, n.quantity, n.amount
  FROM uncovered u
  JOIN net_charge n ON n.department_id = u.department_id AND n.charge_date = u.charge_date
  UNION ALL
  SELECT f.department_id, CAST(NULL AS STRING) AS visit_id, CAST(NULL AS STRING) AS patient_id,
         CAST(NULL AS STRING) AS staff_id, CAST(NULL AS STRING) AS item_code, CAST(NULL AS DATE) AS occurred_on,
         'department' AS record, f.department_id AS row_id, 'context' AS part,
         CAST(NULL AS DECIMAL(16, 4)) AS quantity, CAST(NULL AS DECIMAL(16, 2)) AS amount
  FROM at_fault f
  UNION ALL
  SELECT DISTINCT f.department_id, CAST(NULL AS STRING) AS visit_id, CAST(NULL AS STRING) AS patient_id,
         CAST(NULL AS STRING) AS staff_id, CAST(NULL AS STRING) AS item_code, CAST(NULL AS DATE) AS occurred_on,
         'licensed_subject' AS record, concat(g.subject_code, ' ', CAST(g.valid_from AS STRING)) AS row_id,
         'context' AS part, CAST(NULL AS DECIMAL(16, 4)) AS quantity, CAST(NULL AS DECIMAL(16, 2)) AS amount
  FROM at_fault f
  JOIN grant_of g ON g.department_id = f.department_id
)
SELECT e.department_id, e.visit_id, e.patient_id, e.staff_id, e.item_code, e.occurred_on, e.record, e.row_id, e.part,
       e.quantity, e.amount, d.name AS department_name, d.subject_code
FROM evidence e
JOIN billing_department d ON d.department_id = e.department_id
