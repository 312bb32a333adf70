-- Equipment in use in the period; a class that neither table knows may be large equipment or not.
WITH in_use AS (
  SELECT e.equipment_id, lower(e.equipment_class) AS equipment_class
  FROM equipment e
  JOIN snapshot_period p ON e.in_use_from <= p.period_to AND coalesce(e.in_use_to, p.period_from) >= p.period_from
),
known AS (
  SELECT lower(equipment_class) AS equipment_class FROM equipment_class
  UNION
  SELECT lower(equipment_class) AS equipment_class FROM large_equipment
)
SELECT 'examined' AS reason, count(*) AS row_count
FROM in_use
UNION ALL
SELECT 'class_not_known' AS reason, count(*) AS row_count
FROM in_use u
LEFT JOIN known k ON k.equipment_class = u.equipment_class
WHERE k.equipment_class IS NULL
