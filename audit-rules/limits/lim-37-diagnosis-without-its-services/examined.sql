-- Stays that ended in the period, once for each diagnosis that the table knows. Charges before the period are not seen.
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
  JOIN snapshot_period p ON s.discharged_on BETWEEN p.period_from AND p.period_to
),
asked AS (
  SELECT c.visit_id, c.patient_id, c.department_id, c.admitted_on, c.discharged_on, c.period_from,
         e.diagnosis_prefix_written AS diagnosis_prefix, d.diagnosis_code, e.needs_item, e.needs_item_written
  FROM closed c
  JOIN diagnosed d ON d.visit_id = c.visit_id
  JOIN diagnosis_companion e ON starts_with_code(d.diagnosis_code, e.diagnosis_prefix)
                                AND c.discharged_on BETWEEN e.valid_from AND e.valid_to
),
stated AS (
  SELECT DISTINCT a.visit_id, a.diagnosis_prefix,
         CASE WHEN a.admitted_on < a.period_from THEN 'began_before_the_period'
              WHEN a.visit_id NOT IN (SELECT visit_id FROM charged) THEN 'no_charges' ELSE 'judged' END AS reason
  FROM asked a
)
SELECT 'examined' AS reason, count(*) AS row_count
FROM stated
UNION ALL
SELECT reason, count(*) AS row_count
FROM stated
WHERE reason <> 'judged'
GROUP BY reason
