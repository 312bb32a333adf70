-- Known visits with a settlement; one that has not ended or began before the period is not judged.
WITH began_before AS (
  SELECT v.visit_id
  FROM visit v
  JOIN snapshot_period p ON day_of(v.admitted_at) < p.period_from
)
SELECT 'examined' AS reason, count(*) AS row_count
FROM visit_settlement t
JOIN visit v ON v.visit_id = t.visit_id
UNION ALL
SELECT 'not_discharged' AS reason, count(*) AS row_count
FROM visit_settlement t
JOIN stay s ON s.visit_id = t.visit_id
LEFT JOIN began_before b ON b.visit_id = t.visit_id
WHERE s.discharged_on IS NULL AND b.visit_id IS NULL
UNION ALL
SELECT 'began_before' AS reason, count(*) AS row_count
FROM visit_settlement t
JOIN began_before b ON b.visit_id = t.visit_id
