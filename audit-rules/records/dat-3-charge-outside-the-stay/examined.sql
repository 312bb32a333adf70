-- Every line of a stay; counted apart where an emergency would allow it and nobody says whether there was one.
SELECT 'examined' AS reason, count(*) AS row_count
FROM net_charge
WHERE is_inpatient = 1
UNION ALL
SELECT 'unknown_emergency' AS reason, count(*) AS row_count
FROM net_charge n
JOIN stay s ON s.visit_id = n.visit_id
WHERE s.is_emergency IS NULL AND NOT starts_with_code(s.visit_kind, '24')
  AND days_between(n.charge_date, s.admitted_on) > :pre_admission_days
  AND days_between(n.charge_date, s.admitted_on) <= :emergency_pre_admission_days
