-- Every inpatient stay; one that stands close between two others is judged where all three are settled.
WITH next_stay AS (
  SELECT previous_visit_id AS visit_id, visit_id AS next_visit_id, gap_days,
         row_number() OVER (PARTITION BY previous_visit_id ORDER BY admitted_at NULLS FIRST, visit_id NULLS FIRST) AS nearness
  FROM stay
),
between_two AS (
  SELECT s.visit_id, s.previous_visit_id, n.next_visit_id
  FROM stay s
  JOIN next_stay n ON n.visit_id = s.visit_id AND n.nearness = 1
  WHERE s.gap_days <= :self_paid_gap_days AND n.gap_days <= :self_paid_gap_days
)
SELECT 'examined' AS reason, count(*) AS row_count
FROM stay
UNION ALL
SELECT 'no_settlement' AS reason, count(*) AS row_count
FROM between_two b
LEFT JOIN visit_settlement own ON own.visit_id = b.visit_id AND own.total_amount > 0
LEFT JOIN visit_settlement earlier ON earlier.visit_id = b.previous_visit_id
LEFT JOIN visit_settlement later ON later.visit_id = b.next_visit_id
WHERE own.visit_id IS NULL OR earlier.visit_id IS NULL OR later.visit_id IS NULL
