-- Stays that have ended, why some enter no rate, and those readmitted of which nobody knows whether that was planned.
WITH closed AS (
  SELECT s.visit_id, s.department_id, s.planned_readmission, month_of(s.discharged_on) AS month,
         CASE WHEN days_between(s.discharged_on, p.period_to) >= :unplanned_readmission_days THEN 1 ELSE 0 END AS window_seen
  FROM stay s
  CROSS JOIN snapshot_period p
  WHERE s.discharged_on IS NOT NULL
),
sized AS (
  SELECT department_id, count(*) OVER (PARTITION BY department_id, month) AS stay_count
  FROM closed
  WHERE window_seen = 1
)
SELECT 'examined' AS reason, count(*) AS row_count
FROM closed
UNION ALL
SELECT 'few_stays', count(*)
FROM sized
WHERE stay_count < :statistic_min_stays OR department_id NOT IN (SELECT department_id FROM department)
UNION ALL
SELECT 'window_open', count(*)
FROM closed
WHERE window_seen = 0
UNION ALL
SELECT 'plan_unknown', count(DISTINCT c.visit_id)
FROM closed c
JOIN stay r ON r.previous_visit_id = c.visit_id AND r.gap_days <= :unplanned_readmission_days
WHERE c.window_seen = 1 AND c.planned_readmission IS NULL
