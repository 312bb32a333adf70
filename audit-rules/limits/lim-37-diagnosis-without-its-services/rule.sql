-- A stay that ended in the period whose diagnosis leads one to expect certain items, of which none was charged.
WITH diagnosed AS (
  SELECT visit_id, diagnosis_code
  FROM diagnosis
  UNION ALL
  SELECT visit_id, main_diagnosis_code AS diagnosis_code
  FROM visit
),
charged AS (
  SELECT DISTINCT visit_id, item_code
  FROM net_charge
),
closed AS (
  SELECT s.visit_id, s.patient_id, s.department_id, s.admitted_on, s.discharged_on, p.period_from
  FROM stay s
  JOIN snapshot_period p ON s.discharged_on <= p.period_to
),
asked AS (
  SELECT c.visit_id, c.patient_id, c.department_id, c.admitted_on, c.discharged_on, c.period_from,
         e.diagnosis_prefix_written AS diagnosis_prefix, d.diagnosis_code, e.needs_item, e.needs_item_written
  FROM closed c
  JOIN diagnosed d ON d.visit_id = c.visit_id
  JOIN diagnosis_companion e ON starts_with_code(d.diagnosis_code, e.diagnosis_prefix)
                                AND c.discharged_on BETWEEN e.valid_from AND e.valid_to
),
answered AS (
  SELECT a.visit_id, a.patient_id, a.department_id, a.admitted_on, a.discharged_on, a.diagnosis_prefix,
         min(a.diagnosis_code) AS diagnosis_code, min(a.needs_item_written) AS first_item, max(a.needs_item_written) AS last_item,
         count(g.item_code) AS items_charged
  FROM asked a
  LEFT JOIN charged g ON g.visit_id = a.visit_id AND g.item_code = a.needs_item
  WHERE a.admitted_on >= a.period_from AND a.visit_id IN (SELECT visit_id FROM charged)
  GROUP BY a.visit_id, a.patient_id, a.department_id, a.admitted_on, a.discharged_on, a.diagnosis_prefix
)
SELECT visit_id, diagnosis_prefix, patient_id, department_id, discharged_on AS occurred_on, 'visit' AS record,
       visit_id AS row_id, 'problem' AS part, CAST(NULL AS DECIMAL(16, 4)) AS quantity, CAST(NULL AS DECIMAL(16, 2)) AS amount,
       admitted_on, diagnosis_code,
       concat(first_item, CASE WHEN first_item = last_item THEN '' ELSE ' …' END) AS items
FROM answered
WHERE items_charged = 0
