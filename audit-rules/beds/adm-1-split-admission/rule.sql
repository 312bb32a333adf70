-- Back in hospital within days of leaving it, with the same main diagnosis and none of the lawful reasons.
WITH candidate AS (
  SELECT s.visit_id, s.visit_kind, s.previous_visit_id, s.admitted_on, s.gap_days, s.is_emergency,
         s.main_diagnosis_code, p.planned_readmission AS previous_planned, p.main_diagnosis_code AS previous_diagnosis_code,
         s.previous_discharged_on
  FROM stay s
  JOIN stay p ON p.visit_id = s.previous_visit_id
  WHERE s.gap_days <= :split_admission_days
),
diagnosis_of AS (
  SELECT visit_id, admitted_on, main_diagnosis_code AS diagnosis_code
  FROM candidate
  UNION
  SELECT c.visit_id, c.admitted_on, d.diagnosis_code
  FROM candidate c
  JOIN diagnosis d ON d.visit_id = c.visit_id
),
exempt AS (
  SELECT DISTINCT d.visit_id
  FROM diagnosis_of d
  JOIN split_admission_exempt e ON starts_with_code(d.diagnosis_code, e.diagnosis_prefix)
                                   AND d.admitted_on BETWEEN e.valid_from AND e.valid_to
),
found AS (
  SELECT c.visit_id, c.previous_visit_id, c.gap_days, c.previous_discharged_on, c.main_diagnosis_code
  FROM candidate c
  LEFT JOIN exempt e ON e.visit_id = c.visit_id
  WHERE substr(c.main_diagnosis_code, 1, 3) = substr(c.previous_diagnosis_code, 1, 3)
    AND coalesce(c.is_emergency, 0) = 0
    AND substr(c.visit_kind, 1, 2) NOT IN ('13', '24', '28', '52')
    AND coalesce(c.previous_planned, 0) = 0
    AND e.visit_id IS NULL
),
evidence AS (
  SELECT visit_id AS later_visit_id, visit_id, 'problem' AS part FROM found
  UNION ALL
  SELECT visit_id AS later_visit_id, previous_visit_id AS visit_id, 'context' AS part FROM found
)
SELECT e.later_visit_id, s.visit_id, s.patient_id, s.department_id, s.admitted_on AS occurred_on,
       'visit' AS record, s.visit_id AS row_id, e.part, CAST(1 AS DECIMAL(16, 4)) AS quantity, t.total_amount AS amount,
       f.previous_visit_id, f.previous_discharged_on, f.gap_days, f.main_diagnosis_code,
       :split_admission_days AS limit_days
FROM evidence e
JOIN found f ON f.visit_id = e.later_visit_id
JOIN stay s ON s.visit_id = e.visit_id
LEFT JOIN visit_settlement t ON t.visit_id = s.visit_id
