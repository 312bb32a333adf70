-- Lines of herbal pieces with a prescription number; an outpatient line without one cannot be judged.
SELECT 'examined' AS reason, count(*) AS row_count
FROM net_charge n
WHERE n.fee_class = '10' AND (n.prescription_no IS NOT NULL OR n.is_inpatient = 0)
UNION ALL
SELECT 'no_prescription_no' AS reason, count(*) AS row_count
FROM net_charge n
WHERE n.fee_class = '10' AND n.prescription_no IS NULL AND n.is_inpatient = 0
