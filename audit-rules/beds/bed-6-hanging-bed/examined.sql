-- Dates inside a stay with bed or nursing fees; those of stays without any record are counted apart.
WITH fee_day AS (
  SELECT DISTINCT n.visit_id, n.charge_date
  FROM net_charge n
  JOIN stay s ON s.visit_id = n.visit_id
  WHERE n.fee_class IN ('01', '07')
    AND n.charge_date >= s.admitted_on
    AND (s.discharged_on IS NULL OR n.charge_date <= s.discharged_on)
),
recorded AS (
  SELECT visit_id FROM care_record
  UNION
  SELECT visit_id FROM medical_order
)
SELECT 'examined' AS reason, count(*) AS row_count
FROM fee_day
UNION ALL
SELECT 'nothing_recorded' AS reason, count(*) AS row_count
FROM fee_day f
LEFT JOIN recorded r ON r.visit_id = f.visit_id
WHERE r.visit_id IS NULL
