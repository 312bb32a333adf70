-- Outpatient lines of a patient who was in hospital at the time; the end dates of the stay by the hour.
WITH snapshot_end AS (
  SELECT start_of(add_days(period_to, 1)) AS ends_at
  FROM snapshot_period
),
in_hospital AS (
  SELECT s.visit_id, s.patient_id, s.admitted_at, coalesce(s.discharged_at, e.ends_at) AS until_time,
         s.admitted_on, day_of(coalesce(s.discharged_at, e.ends_at)) AS until_date, s.discharged_at,
         CASE WHEN s.admitted_at = start_of(s.admitted_on) AND :midnight_is_a_time = 0 THEN 0 ELSE 1 END AS has_hour
  FROM stay s
  CROSS JOIN snapshot_end e
),
inside AS (
  SELECT n.charge_id, h.visit_id AS stay_visit_id, h.admitted_at, h.discharged_at
  FROM net_charge n
  JOIN in_hospital h ON h.patient_id = n.patient_id
  WHERE n.is_inpatient = 0
    AND (n.charge_date > h.admitted_on
         OR (h.has_hour = 1 AND n.charged_at > h.admitted_at))
    AND (n.charge_date < h.until_date
         OR ((n.has_time = 1 OR :midnight_is_a_time = 1) AND n.charged_at < h.until_time))
),
evidence AS (
  SELECT n.visit_id AS outpatient_visit_id, i.stay_visit_id, n.visit_id, n.patient_id, n.department_id,
         n.executing_staff_id AS staff_id, n.item_code, n.charge_date AS occurred_on, 'charge' AS record,
         n.charge_id AS row_id, 'problem' AS part, n.quantity, n.amount, n.item_name, i.admitted_at, i.discharged_at
  FROM inside i
  JOIN net_charge n ON n.charge_id = i.charge_id
)
SELECT outpatient_visit_id, stay_visit_id, visit_id, patient_id, department_id, staff_id, item_code, occurred_on, record,
       row_id, part, quantity, amount, item_name, admitted_at, discharged_at
FROM evidence
UNION ALL
SELECT DISTINCT e.outpatient_visit_id, e.stay_visit_id, s.visit_id, s.patient_id, s.department_id,
       CAST(NULL AS STRING) AS staff_id, CAST(NULL AS STRING) AS item_code, s.admitted_on AS occurred_on,
       'visit' AS record, s.visit_id AS row_id, 'context' AS part, CAST(NULL AS DECIMAL(16, 4)) AS quantity,
       CAST(NULL AS DECIMAL(16, 2)) AS amount, CAST(NULL AS STRING) AS item_name, s.admitted_at, s.discharged_at
FROM evidence e
JOIN stay s ON s.visit_id = e.stay_visit_id
