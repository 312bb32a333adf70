-- Outpatient visits of a patient on dates on which the count of the days up to them is above the limit.
WITH seen AS (
  SELECT DISTINCT n.visit_id, n.patient_id, day_of(v.admitted_at) AS visit_date
  FROM net_charge n
  JOIN visit v ON v.visit_id = n.visit_id
  WHERE n.is_inpatient = 0
),
by_date AS (
  SELECT patient_id, visit_date, count(*) AS visits
  FROM seen
  GROUP BY patient_id, visit_date
),
above AS (
  SELECT a.patient_id, a.visit_date, sum(b.visits) AS visits_within
  FROM by_date a
  JOIN by_date b ON b.patient_id = a.patient_id AND b.visit_date <= a.visit_date
                    AND days_between(b.visit_date, a.visit_date) < :frequent_outpatient_days
  GROUP BY a.patient_id, a.visit_date
  HAVING sum(b.visits) > :frequent_outpatient_visits
),
worst AS (
  SELECT patient_id, max(visits_within) AS most
  FROM above
  GROUP BY patient_id
),
before AS (
  SELECT DISTINCT b.patient_id, b.visit_date
  FROM above a
  JOIN by_date b ON b.patient_id = a.patient_id AND b.visit_date <= a.visit_date
                    AND days_between(b.visit_date, a.visit_date) < :frequent_outpatient_days
),
evidence AS (
  SELECT s.visit_id, CASE WHEN a.patient_id IS NULL THEN 'context' ELSE 'problem' END AS part
  FROM before b
  JOIN seen s ON s.patient_id = b.patient_id AND s.visit_date = b.visit_date
  LEFT JOIN above a ON a.patient_id = b.patient_id AND a.visit_date = b.visit_date
)
SELECT v.patient_id, v.visit_id, v.department_id, day_of(v.admitted_at) AS occurred_on, 'visit' AS record,
       v.visit_id AS row_id, e.part, CAST(1 AS DECIMAL(16, 4)) AS quantity, CAST(NULL AS DECIMAL(16, 2)) AS amount,
       v.visit_id AS visit_ids, w.most, :frequent_outpatient_visits AS limit_visits,
       :frequent_outpatient_days AS window_days
FROM evidence e
JOIN visit v ON v.visit_id = e.visit_id
JOIN worst w ON w.patient_id = v.patient_id
