-- Stays that enter the rate, and why others do not.
WITH readmitted AS (
  SELECT previous_visit_id, min(gap_days) AS gap_days
  FROM stay
  WHERE previous_visit_id IS NOT NULL
  GROUP BY previous_visit_id
),
judged_stay AS (
  SELECT s.visit_id, s.department_id, month_of(s.discharged_on) AS month,
         CASE WHEN r.gap_days <= :unplanned_readmission_days AND coalesce(s.planned_readmission, 0) = 0 THEN 1 ELSE 0 END AS is_hit
  FROM stay s
  CROSS JOIN snapshot_period p
  LEFT JOIN readmitted r ON r.previous_visit_id = s.visit_id
  WHERE s.discharged_on IS NOT NULL AND days_between(s.discharged_on, p.period_to) >= :unplanned_readmission_days
),
by_month AS (
  SELECT department_id, month, count(*) AS stay_count, sum(is_hit) AS hit_count
  FROM judged_stay
  GROUP BY department_id, month
)
SELECT 'examined' AS reason, count(*) AS row_count
FROM stay
WHERE discharged_on IS NOT NULL
UNION ALL
SELECT 'few_stays', coalesce(sum(stay_count), 0)
FROM by_month
WHERE stay_count < :statistic_min_stays OR department_id NOT IN (SELECT department_id FROM department)
UNION ALL
SELECT 'window_open', count(*)
FROM stay s
CROSS JOIN snapshot_period p
WHERE s.discharged_on IS NOT NULL AND days_between(s.discharged_on, p.period_to) < :unplanned_readmission_days
UNION ALL
SELECT 'plan_unknown', count(*)
FROM stay s
CROSS JOIN snapshot_period p
JOIN readmitted r ON r.previous_visit_id = s.visit_id AND r.gap_days <= :unplanned_readmission_days
WHERE s.discharged_on IS NOT NULL AND s.planned_readmission IS NULL AND days_between(s.discharged_on, p.period_to) >= :unplanned_readmission_days
