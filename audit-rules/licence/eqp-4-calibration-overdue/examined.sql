-- Equipment in use in the period: its calibration, and for what emits radiation the permit, counted apart.
WITH in_use AS (
  SELECT e.equipment_id, lower(e.equipment_class) AS equipment_class, e.calibration_due
  FROM equipment e
  JOIN snapshot_period p ON e.in_use_from <= p.period_to AND coalesce(e.in_use_to, p.period_from) >= p.period_from
),
radiating AS (
  SELECT DISTINCT equipment_class
  FROM equipment_class
  WHERE radiation = 1
),
tested AS (
  SELECT equipment_id, CASE WHEN calibration_due IS NULL THEN 'calibration_not_known' END AS reason
  FROM in_use
  UNION ALL
  SELECT u.equipment_id, CASE WHEN t.radiation_permit_to IS NULL THEN 'radiation_permit_not_known' END AS reason
  FROM in_use u
  JOIN radiating r ON r.equipment_class = u.equipment_class
  CROSS JOIN (SELECT max(radiation_permit_to) AS radiation_permit_to FROM institution) t
)
SELECT 'examined' AS reason, count(*) AS row_count
FROM tested
UNION ALL
SELECT reason, count(*) AS row_count
FROM tested
WHERE reason IS NOT NULL
GROUP BY reason
