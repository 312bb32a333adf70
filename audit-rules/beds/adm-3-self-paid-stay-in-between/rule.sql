-- A stay that the fund paid nothing for, close after one insured stay and close before the next.
WITH next_stay AS (
  SELECT previous_visit_id AS visit_id, visit_id AS next_visit_id, gap_days,
         row_number() OVER (PARTITION BY previous_visit_id ORDER BY admitted_at NULLS FIRST, visit_id NULLS FIRST) AS nearness
  FROM stay
),
found AS (
  SELECT s.visit_id, s.previous_visit_id, n.next_visit_id, s.admitted_on, s.gap_days AS gap_before,
         n.gap_days AS gap_after, own.total_amount AS settled_amount
  FROM stay s
  JOIN next_stay n ON n.visit_id = s.visit_id AND n.nearness = 1
  JOIN visit_settlement own ON own.visit_id = s.visit_id
  JOIN visit_settlement earlier ON earlier.visit_id = s.previous_visit_id
  JOIN visit_settlement later ON later.visit_id = n.next_visit_id
  WHERE s.gap_days <= :self_paid_gap_days AND n.gap_days <= :self_paid_gap_days
    AND own.total_amount > 0 AND own.fund_amount = 0
    AND earlier.fund_amount > 0 AND later.fund_amount > 0
),
evidence AS (
  SELECT visit_id AS self_paid_visit_id, visit_id, 'problem' AS part FROM found
  UNION ALL
  SELECT visit_id AS self_paid_visit_id, previous_visit_id AS visit_id, 'context' AS part FROM found
  UNION ALL
  SELECT visit_id AS self_paid_visit_id, next_visit_id AS visit_id, 'context' AS part FROM found
)
SELECT e.self_paid_visit_id, s.visit_id, s.patient_id, s.department_id, s.admitted_on AS occurred_on,
       'visit' AS record, s.visit_id AS row_id, e.part, CAST(1 AS DECIMAL(16, 4)) AS quantity,
       CAST(NULL AS DECIMAL(16, 2)) AS amount, f.admitted_on AS self_paid_from, f.previous_visit_id, f.next_visit_id,
       f.gap_before, f.gap_after, f.settled_amount, :self_paid_gap_days AS limit_days
FROM evidence e
JOIN found f ON f.visit_id = e.self_paid_visit_id
JOIN stay s ON s.visit_id = e.visit_id
