-- Lines of the items that require an attribute on the line's date; one is not judged if none of its attributes is,
-- and of several reasons counts under the first by name.
WITH need AS (
  SELECT DISTINCT item, lower(equipment_class) AS equipment_class, lower(attribute) AS attribute, valid_from, valid_to
  FROM required_equipment
  WHERE attribute IS NOT NULL AND at_least IS NOT NULL
),
asked AS (
  SELECT n.charge_id, n.equipment_id, coalesce(n.executing_department_id, '') AS place, n.charge_date, w.equipment_class, w.attribute
  FROM net_charge n
  JOIN need w ON w.item = n.item_code AND n.charge_date BETWEEN w.valid_from AND w.valid_to
),
machine AS (
  SELECT equipment_id, lower(equipment_class) AS equipment_class, department_id, in_use_from,
         coalesce(in_use_to, DATE '9999-12-31') AS in_use_to
  FROM equipment
),
grade AS (
  SELECT equipment_id, lower(name) AS attribute, max(TRY_CAST(value AS DECIMAL(16, 4))) AS equipment_value
  FROM equipment_attribute
  GROUP BY equipment_id, lower(name)
),
named AS (
  SELECT a.charge_id,
         CASE WHEN m.equipment_id IS NULL THEN 'unknown_equipment'
              WHEN m.equipment_class <> a.equipment_class THEN 'other_class'
              WHEN g.equipment_value IS NULL THEN 'value_not_known' END AS reason
  FROM asked a
  LEFT JOIN machine m ON m.equipment_id = a.equipment_id
  LEFT JOIN grade g ON g.equipment_id = a.equipment_id AND g.attribute = a.attribute
  WHERE a.equipment_id IS NOT NULL
),
found_in AS (
  SELECT a.charge_id, a.attribute, count(m.equipment_id) AS machines, count(g.equipment_value) AS known
  FROM asked a
  LEFT JOIN machine m ON m.equipment_class = a.equipment_class AND a.charge_date BETWEEN m.in_use_from AND m.in_use_to
                         AND (a.place = '' OR m.department_id IS NULL OR m.department_id = a.place)
  LEFT JOIN grade g ON g.equipment_id = m.equipment_id AND g.attribute = a.attribute
  WHERE a.equipment_id IS NULL
  GROUP BY a.charge_id, a.attribute
),
stated AS (
  SELECT charge_id, reason
  FROM named
  UNION ALL
  SELECT charge_id, CASE WHEN machines = 0 THEN 'no_equipment' WHEN known < machines THEN 'value_not_known' END AS reason
  FROM found_in
),
line AS (
  SELECT charge_id, CASE WHEN count(*) = count(reason) THEN min(reason) END AS reason
  FROM stated
  GROUP BY charge_id
)
SELECT 'examined' AS reason, count(*) AS row_count
FROM line
UNION ALL
SELECT reason, count(*) AS row_count
FROM line
WHERE reason IS NOT NULL
GROUP BY reason
