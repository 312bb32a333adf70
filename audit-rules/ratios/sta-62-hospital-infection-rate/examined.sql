-- Stays that have ended; without a diagnosis, or in a month with few of them, they enter no rate.
WITH sized AS (
  SELECT department_id, count(*) OVER (PARTITION BY department_id, month_of(discharged_on)) AS stay_count
  FROM stay
  WHERE discharged_on IS NOT NULL AND visit_id IN (SELECT visit_id FROM diagnosis)
)
SELECT 'examined' AS reason, count(*) AS row_count
FROM stay
WHERE discharged_on IS NOT NULL
UNION ALL
SELECT 'few_stays', count(*)
FROM sized
WHERE stay_count < :statistic_min_stays OR department_id NOT IN (SELECT department_id FROM department)
UNION ALL
SELECT 'no_diagnosis', count(*)
FROM stay
WHERE discharged_on IS NOT NULL AND visit_id NOT IN (SELECT visit_id FROM diagnosis)
