INSERT INTO run_finding (run_id, list_position, finding_id, rule_id, occurred_on, change_kind, found_id)
SELECT r.id,
       row_number() OVER (ORDER BY l.rule_id, CASE WHEN l.occurred_on IS NULL THEN 0 ELSE 1 END, l.occurred_on,
                                   l.finding_id),
       l.finding_id, l.rule_id, l.occurred_on, l.change_kind, l.found_id
FROM audit_run r
JOIN (
  -- Found in this run.
  SELECT f.run_id, f.finding_id, f.rule_id, f.occurred_on, f.id AS found_id,
         CASE WHEN k.first_run_id = f.run_id THEN 'NEW'
              WHEN earlier.change_kind IS NULL OR earlier.change_kind = 'RESOLVED' THEN 'REOPENED'
              WHEN earlier_found.digest = f.digest THEN 'PERSISTING'
              ELSE 'CHANGED' END AS change_kind
  FROM found_finding f
  JOIN known_finding k ON k.finding_id = f.finding_id
  LEFT JOIN run_finding earlier ON earlier.run_id = :previous AND earlier.finding_id = f.finding_id
  LEFT JOIN found_finding earlier_found ON earlier_found.id = earlier.found_id
  WHERE f.run_id = :run
  UNION ALL
  -- Open in the run before and not found again.
  SELECT now_run.id, earlier.finding_id, earlier.rule_id, earlier.occurred_on, earlier.found_id,
         CASE WHEN now_rule.rule_id IS NULL OR now_rule.rule_version <> then_rule.rule_version
                OR now_rule.sha256 <> then_rule.sha256 OR now_rule.settings_hash <> then_rule.settings_hash
              THEN 'RULE_CHANGED'
              WHEN now_rule.outcome IN ('FINDINGS', 'CLEAN')
               AND coalesce(f.occurred_on, then_run.period_from) >= now_run.period_from
               AND coalesce(f.last_on, then_run.period_to) <= now_run.period_to
              THEN 'RESOLVED'
              ELSE 'NOT_COVERED' END
  FROM run_finding earlier
  JOIN found_finding f ON f.id = earlier.found_id
  JOIN audit_run then_run ON then_run.id = f.run_id
  JOIN run_rule then_rule ON then_rule.run_id = f.run_id AND then_rule.rule_id = f.rule_id
  JOIN audit_run now_run ON now_run.id = :run
  LEFT JOIN run_rule now_rule ON now_rule.run_id = now_run.id AND now_rule.rule_id = f.rule_id
  LEFT JOIN found_finding again ON again.run_id = now_run.id AND again.finding_id = earlier.finding_id
  WHERE earlier.run_id = :previous AND earlier.change_kind <> 'RESOLVED' AND again.id IS NULL
) l ON l.run_id = r.id
WHERE r.id = :run
