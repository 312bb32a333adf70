-- Every outpatient line; on the end dates of a stay it needs a time of day, and so does the admission on its date.
WITH edge AS (
  SELECT DISTINCT n.charge_id
  FROM net_charge n
  JOIN stay s ON s.patient_id = n.patient_id
  WHERE n.is_inpatient = 0 AND :midnight_is_a_time = 0
    AND ((n.charge_date = s.admitted_on AND (n.has_time = 0 OR s.admitted_at = start_of(s.admitted_on)))
         OR (n.charge_date = s.discharged_on AND n.has_time = 0))
)
SELECT 'examined' AS reason, count(*) AS row_count
FROM net_charge
WHERE is_inpatient = 0
UNION ALL
SELECT 'no_time' AS reason, count(*) AS row_count
FROM edge
