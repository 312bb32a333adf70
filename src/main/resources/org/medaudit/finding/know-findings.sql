INSERT INTO known_finding (finding_id, institution_code, rule_id, finding_key, first_run_id, state)
SELECT f.finding_id, r.institution_code, f.rule_id, f.finding_key, f.run_id, 'OPEN'
FROM audit_run r
JOIN found_finding f ON f.run_id = r.id
LEFT JOIN known_finding k ON k.finding_id = f.finding_id
WHERE r.id = :run AND k.finding_id IS NULL
