-- Lines of drugs in the visits whose kind the parameter names as internet visits.
SELECT 'examined' AS reason, count(*) AS row_count
FROM net_charge n
JOIN visit v ON v.visit_id = n.visit_id
WHERE starts_with_code(v.visit_kind, :internet_visit_kind) AND n.fee_class IN ('09', '10', '11')
