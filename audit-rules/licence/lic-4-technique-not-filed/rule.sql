-- Lines of items of a restricted technique that the hospital had not filed on that date.
WITH required AS (
  SELECT item, technique_code, upper(technique_code) AS technique, valid_from, valid_to
  FROM restricted_technique
),
filed AS (
  SELECT subject_code, upper(subject_code) AS technique, valid_from, valid_to
  FROM licensed_subject
  WHERE is_technique = 1
),
asked AS (
  SELECT n.department_id, n.item_code, n.charge_date, r.technique, min(r.technique_code) AS technique_code
  FROM net_charge n
  JOIN required r ON r.item = n.item_code AND n.charge_date BETWEEN r.valid_from AND r.valid_to
  GROUP BY n.department_id, n.item_code, n.charge_date, r.technique
),
missing AS (
  SELECT a.department_id, a.item_code, a.charge_date, a.technique, a.technique_code
  FROM asked a
  LEFT JOIN filed f ON f.technique = a.technique AND a.charge_date >= f.valid_from
                       AND (f.valid_to IS NULL OR a.charge_date <= f.valid_to)
  WHERE f.technique IS NULL
),
found AS (
  SELECT department_id, item_code, charge_date,
         concat(min(technique_code), CASE WHEN count(*) = 1 THEN '' ELSE concat('、', max(technique_code)) END,
                CASE WHEN count(*) > 2 THEN '等' ELSE '' END) AS technique
  FROM missing
  GROUP BY department_id, item_code, charge_date
),
evidence AS (
  SELECT f.department_id, f.item_code, n.visit_id, n.patient_id, n.executing_staff_id AS staff_id,
         n.charge_date AS occurred_on, 'charge' AS record, n.charge_id AS row_id, 'problem' AS part, n.quantity, n.amount,
         n.item_name, f.technique
  FROM found f
  JOIN net_charge n ON n.department_id = f.department_id AND n.item_code = f.item_code AND n.charge_date = f.charge_date
  UNION ALL
  SELECT DISTINCT m.department_id, m.item_code, CAST(NULL AS STRING) AS visit_id, CAST(NULL AS STRING) AS patient_id,
         CAST(NULL AS STRING) AS staff_id, CAST(NULL AS DATE) AS occurred_on, 'licensed_subject' AS record,
         concat(f.subject_code, ' ', CAST(f.valid_from AS STRING)) AS row_id, 'context' AS part,
         CAST(NULL AS DECIMAL(16, 4)) AS quantity, CAST(NULL AS DECIMAL(16, 2)) AS amount,
         CAST(NULL AS STRING) AS item_name, CAST(NULL AS STRING) AS technique
  FROM missing m
  JOIN filed f ON f.technique = m.technique
)
SELECT e.department_id, e.item_code, e.visit_id, e.patient_id, e.staff_id, e.occurred_on, e.record, e.row_id, e.part,
       e.quantity, e.amount, e.item_name, e.technique, coalesce(d.name, e.department_id) AS department_name
FROM evidence e
LEFT JOIN department d ON d.department_id = e.department_id
