-- Outpatient visits with charges left after refunds.
SELECT 'examined' AS reason, count(DISTINCT visit_id) AS row_count
FROM net_charge
WHERE is_inpatient = 0
