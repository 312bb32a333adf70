-- Drug lines of outpatients on dates on which the dates with drugs of the days up to them are above the limit.
WITH drug_date AS (
  SELECT DISTINCT patient_id, charge_date
  FROM net_charge
  WHERE is_inpatient = 0 AND fee_class IN ('09', '10', '11')
),
within AS (
  SELECT a.patient_id, a.charge_date AS last_date, b.charge_date
  FROM drug_date a
  JOIN drug_date b ON b.patient_id = a.patient_id AND b.charge_date <= a.charge_date
                      AND days_between(b.charge_date, a.charge_date) < :frequent_drug_days
),
above AS (
  SELECT patient_id, last_date, count(*) AS dates_within
  FROM within
  GROUP BY patient_id, last_date
  HAVING count(*) > :frequent_drug_dates
),
worst AS (
  SELECT patient_id, max(dates_within) AS most
  FROM above
  GROUP BY patient_id
),
before AS (
  SELECT DISTINCT w.patient_id, w.charge_date
  FROM above a
  JOIN within w ON w.patient_id = a.patient_id AND w.last_date = a.last_date
)
SELECT n.patient_id, n.visit_id, n.department_id, n.ordering_staff_id AS staff_id, n.item_code,
       n.charge_date AS occurred_on, 'charge' AS record, n.charge_id AS row_id,
       CASE WHEN a.patient_id IS NULL THEN 'context' ELSE 'problem' END AS part, n.quantity, n.amount, n.item_name,
       w.most, :frequent_drug_dates AS limit_dates, :frequent_drug_days AS window_days
FROM before b
JOIN net_charge n ON n.patient_id = b.patient_id AND n.charge_date = b.charge_date
JOIN worst w ON w.patient_id = b.patient_id
LEFT JOIN above a ON a.patient_id = b.patient_id AND a.last_date = b.charge_date
WHERE n.is_inpatient = 0 AND n.fee_class IN ('09', '10', '11')
