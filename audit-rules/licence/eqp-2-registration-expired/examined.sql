-- Equipment in use in the period.
WITH in_use AS (
  SELECT e.equipment_id, e.registration_to
  FROM equipment e
  JOIN snapshot_period p ON e.in_use_from <= p.period_to AND coalesce(e.in_use_to, p.period_from) >= p.period_from
)
SELECT 'examined' AS reason, count(*) AS row_count
FROM in_use
UNION ALL
SELECT 'registration_not_known' AS reason, count(*) AS row_count
FROM in_use
WHERE registration_to IS NULL
