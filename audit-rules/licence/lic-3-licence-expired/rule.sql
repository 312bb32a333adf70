-- Lines dated after the last day of the hospital's licence.
WITH expired AS (
  SELECT n.department_id, n.item_code, n.visit_id, n.patient_id, n.executing_staff_id AS staff_id, n.charge_date, n.charge_id,
         n.quantity, n.amount, n.item_name, l.institution_code, l.licence_no, l.licence_to
  FROM net_charge n
  JOIN institution l ON n.charge_date > l.licence_to
),
evidence AS (
  SELECT department_id, item_code, visit_id, patient_id, staff_id, charge_date AS occurred_on, 'charge' AS record,
         charge_id AS row_id, 'problem' AS part, quantity, amount, item_name, licence_no, licence_to
  FROM expired
  UNION ALL
  SELECT DISTINCT department_id, item_code, CAST(NULL AS STRING) AS visit_id, CAST(NULL AS STRING) AS patient_id,
         CAST(NULL AS STRING) AS staff_id, licence_to AS occurred_on, 'institution' AS record, institution_code AS row_id,
         'context' AS part, CAST(NULL AS DECIMAL(16, 4)) AS quantity, CAST(NULL AS DECIMAL(16, 2)) AS amount,
         CAST(NULL AS STRING) AS item_name, licence_no, licence_to
  FROM expired
)
SELECT e.department_id, e.item_code, e.visit_id, e.patient_id, e.staff_id, e.occurred_on, e.record, e.row_id, e.part,
       e.quantity, e.amount, e.item_name, e.licence_no, e.licence_to, coalesce(d.name, e.department_id) AS department_name
FROM evidence e
LEFT JOIN department d ON d.department_id = e.department_id
