-- Lines of items for specialties of which, on that date, neither itself nor a parent nor a part is on the hospital's licence.
WITH required AS (
  SELECT item, subject_codes AS subject_code, valid_from, valid_to,
         CASE WHEN starts_with_code(upper(subject_codes), 'A') THEN substr(subject_codes, 2) ELSE subject_codes END AS subject
  FROM department_limit
  WHERE excluded = 0
),
standing AS (
  SELECT subject_code, valid_from, valid_to,
         CASE WHEN starts_with_code(upper(subject_code), 'A') THEN substr(subject_code, 2) ELSE subject_code END AS subject
  FROM licensed_subject
  WHERE coalesce(is_technique, 0) = 0 AND matches(upper(subject_code), '^A?[0-9][0-9]')
),
asked AS (
  SELECT DISTINCT n.item_code, n.charge_date, r.subject_code, r.subject
  FROM net_charge n
  JOIN required r ON r.item = n.item_code AND n.charge_date BETWEEN r.valid_from AND r.valid_to
),
covered AS (
  SELECT DISTINCT a.item_code, a.charge_date
  FROM asked a
  LEFT JOIN standing l ON (starts_with_code(a.subject, l.subject) OR starts_with_code(l.subject, a.subject))
                          AND a.charge_date >= l.valid_from AND (l.valid_to IS NULL OR a.charge_date <= l.valid_to)
  WHERE l.subject IS NOT NULL OR NOT matches(a.subject, '^[0-9][0-9]')
),
uncovered AS (
  SELECT a.item_code, a.charge_date, a.subject_code, a.subject
  FROM asked a
  LEFT JOIN covered c ON c.item_code = a.item_code AND c.charge_date = a.charge_date
  WHERE c.item_code IS NULL
),
subject_name AS (
  SELECT CASE WHEN starts_with_code(upper(subject_code), 'A') THEN substr(subject_code, 2) ELSE subject_code END AS subject,
         max(name) AS name
  FROM subject
  GROUP BY CASE WHEN starts_with_code(upper(subject_code), 'A') THEN substr(subject_code, 2) ELSE subject_code END
),
told AS (
  SELECT u.item_code, u.charge_date, concat(coalesce(s.name, ''), '（', u.subject_code, '）') AS subject
  FROM uncovered u
  LEFT JOIN subject_name s ON s.subject = u.subject
),
found AS (
  SELECT item_code, charge_date, concat(min(subject), CASE WHEN count(*) = 1 THEN '' ELSE '等' END) AS subjects
  FROM told
  GROUP BY item_code, charge_date
),
line AS (
  SELECT n.department_id, n.item_code, n.charge_date, n.charge_id, n.visit_id, n.patient_id, n.executing_staff_id AS staff_id,
         n.quantity, n.amount, n.item_name, f.subjects
  FROM found f
  JOIN net_charge n ON n.item_code = f.item_code AND n.charge_date = f.charge_date
),
evidence AS (
  SELECT department_id, item_code, visit_id, patient_id, staff_id, charge_date AS occurred_on, 'charge' AS record,
         charge_id AS row_id, 'problem' AS part, quantity, amount, item_name, subjects
  FROM line
  UNION ALL
  SELECT DISTINCT i.department_id, i.item_code, CAST(NULL AS STRING) AS visit_id, CAST(NULL AS STRING) AS patient_id,
         CAST(NULL AS STRING) AS staff_id, CAST(NULL AS DATE) AS occurred_on, 'licensed_subject' AS record,
         concat(l.subject_code, ' ', CAST(l.valid_from AS STRING)) AS row_id, 'context' AS part,
         CAST(NULL AS DECIMAL(16, 4)) AS quantity, CAST(NULL AS DECIMAL(16, 2)) AS amount,
         CAST(NULL AS STRING) AS item_name, CAST(NULL AS STRING) AS subjects
  FROM line i
  JOIN uncovered u ON u.item_code = i.item_code AND u.charge_date = i.charge_date
  JOIN standing l ON starts_with_code(u.subject, l.subject) OR starts_with_code(l.subject, u.subject)
)
SELECT e.department_id, e.item_code, e.visit_id, e.patient_id, e.staff_id, e.occurred_on, e.record, e.row_id, e.part,
       e.quantity, e.amount, e.item_name, e.subjects, coalesce(d.name, e.department_id) AS department_name
FROM evidence e
LEFT JOIN department d ON d.department_id = e.department_id
