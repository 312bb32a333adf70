-- Lines of a consumable in a department whose specialty its row does not name, or names as excluded.
WITH subject_of AS (
  SELECT department_id, name, subject_code,
         CASE WHEN starts_with_code(upper(subject_code), 'A') THEN substr(subject_code, 2) ELSE subject_code END AS subject
  FROM department
),
listed AS (
  SELECT item, coalesce(excluded, 0) AS excluded, subject_codes_written,
         CASE WHEN starts_with_code(upper(subject_codes), 'A') THEN substr(subject_codes, 2) ELSE subject_codes END AS subject, valid_from, valid_to
  FROM department_limit
),
line AS (
  SELECT n.charge_id, d.name, d.subject_code, l.excluded,
         max(CASE WHEN starts_with_code(d.subject, l.subject) THEN 1 ELSE 0 END) AS named,
         min(l.subject_codes_written) AS first_subject, max(l.subject_codes_written) AS last_subject
  FROM net_charge n
  JOIN subject_of d ON d.department_id = n.department_id
  JOIN listed l ON l.item = n.item_code AND n.charge_date BETWEEN l.valid_from AND l.valid_to
  WHERE n.fee_class = '08'
  GROUP BY n.charge_id, d.name, d.subject_code, l.excluded
),
elsewhere AS (
  SELECT charge_id, name, subject_code,
         max(CASE excluded WHEN 1 THEN '不得由' ELSE '限' END) AS limit_zh,
         max(concat(first_subject, CASE WHEN first_subject = last_subject THEN '' ELSE ' …' END)) AS subjects
  FROM line
  WHERE named = excluded
  GROUP BY charge_id, name, subject_code
)
SELECT n.visit_id, n.patient_id, n.department_id, n.executing_staff_id AS staff_id, n.item_code,
       n.charge_date AS occurred_on, 'charge' AS record, n.charge_id AS row_id, 'problem' AS part, n.quantity, n.amount,
       n.item_name, e.name AS department_name, e.subject_code, e.limit_zh, e.subjects
FROM elsewhere e
JOIN net_charge n ON n.charge_id = e.charge_id
