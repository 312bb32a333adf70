-- Lines of an item that needs a class of equipment which the executing department does not have in use on that date.
WITH need AS (
  SELECT DISTINCT item, lower(equipment_class) AS equipment_class, valid_from, valid_to
  FROM required_equipment
),
item AS (
  SELECT DISTINCT item
  FROM need
),
machine AS (
  SELECT equipment_id, lower(equipment_class) AS equipment_class, department_id, in_use_from,
         coalesce(in_use_to, DATE '9999-12-31') AS in_use_to
  FROM equipment
),
done AS (
  SELECT n.item_code, coalesce(n.executing_department_id, '') AS place, n.charge_date
  FROM net_charge n
  JOIN item i ON i.item = n.item_code
  GROUP BY n.item_code, n.executing_department_id, n.charge_date
),
due AS (
  SELECT DISTINCT d.item_code, d.place, d.charge_date, w.equipment_class
  FROM done d
  JOIN need w ON w.item = d.item_code AND d.charge_date BETWEEN w.valid_from AND w.valid_to
),
owned AS (
  SELECT DISTINCT u.place, u.charge_date, u.equipment_class
  FROM due u
  JOIN machine m ON m.equipment_class = u.equipment_class AND u.charge_date BETWEEN m.in_use_from AND m.in_use_to
  WHERE u.place = '' OR m.department_id IS NULL OR m.department_id = u.place
),
lacking AS (
  SELECT u.item_code, u.place, u.charge_date, u.equipment_class, coalesce(c.class_name, u.equipment_class) AS class_name
  FROM due u
  LEFT JOIN equipment_class c ON c.equipment_class = u.equipment_class AND u.charge_date BETWEEN c.valid_from AND c.valid_to
  LEFT JOIN owned o ON o.place = u.place AND o.charge_date = u.charge_date AND o.equipment_class = u.equipment_class
  WHERE o.place IS NULL
),
found AS (
  SELECT item_code, place, charge_date,
         CASE WHEN min(equipment_class) = max(equipment_class) THEN min(equipment_class)
              ELSE concat(min(equipment_class), ' + ', max(equipment_class)) END AS equipment_class,
         CASE WHEN min(class_name) = max(class_name) THEN min(class_name)
              ELSE concat(min(class_name), ' + ', max(class_name)) END AS class_name
  FROM lacking
  GROUP BY item_code, place, charge_date
),
elsewhere AS (
  SELECT DISTINCT l.item_code, l.place, m.equipment_id
  FROM lacking l
  JOIN machine m ON m.equipment_class = l.equipment_class
)
SELECT n.item_code, n.executing_department_id AS department_id, n.visit_id, n.patient_id,
       n.executing_staff_id AS staff_id, n.charge_date AS occurred_on, 'charge' AS record, n.charge_id AS row_id,
       'problem' AS part, n.quantity, n.amount, n.item_name, f.equipment_class,
       f.class_name
FROM found f
JOIN net_charge n ON n.item_code = f.item_code AND coalesce(n.executing_department_id, '') = f.place
                     AND n.charge_date = f.charge_date
UNION ALL
SELECT e.item_code, CASE WHEN e.place = '' THEN CAST(NULL AS STRING) ELSE e.place END AS department_id,
       CAST(NULL AS STRING) AS visit_id, CAST(NULL AS STRING) AS patient_id, CAST(NULL AS STRING) AS staff_id,
       CAST(NULL AS DATE) AS occurred_on, 'equipment' AS record, e.equipment_id AS row_id, 'context' AS part,
       CAST(NULL AS DECIMAL(16, 4)) AS quantity, CAST(NULL AS DECIMAL(16, 2)) AS amount,
       CAST(NULL AS STRING) AS item_name, CAST(NULL AS STRING) AS equipment_class,
       CAST(NULL AS STRING) AS class_name
FROM elsewhere e
