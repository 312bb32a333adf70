-- Drug lines of outpatients.
SELECT 'examined' AS reason, count(*) AS row_count
FROM net_charge
WHERE is_inpatient = 0 AND fee_class IN ('09', '10', '11')
