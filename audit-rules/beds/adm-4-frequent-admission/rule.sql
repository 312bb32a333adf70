-- Stays of a patient that lie in some window with as many admissions as the limit.
WITH within AS (
  SELECT a.visit_id AS first_visit_id, b.visit_id
  FROM stay a
  JOIN stay b ON b.patient_id = a.patient_id AND b.admitted_on >= a.admitted_on
                 AND days_between(a.admitted_on, b.admitted_on) < :frequent_admission_days
),
dense AS (
  SELECT first_visit_id
  FROM within
  GROUP BY first_visit_id
  HAVING count(*) >= :frequent_admission_count
),
found AS (
  SELECT DISTINCT w.visit_id
  FROM within w
  JOIN dense d ON d.first_visit_id = w.first_visit_id
)
SELECT s.patient_id, s.visit_id, s.department_id, s.admitted_on AS occurred_on, 'visit' AS record, s.visit_id AS row_id,
       'problem' AS part, CAST(1 AS DECIMAL(16, 4)) AS quantity, CAST(NULL AS DECIMAL(16, 2)) AS amount,
       s.visit_id AS visit_ids, :frequent_admission_count AS limit_count, :frequent_admission_days AS window_days
FROM found f
JOIN stay s ON s.visit_id = f.visit_id
