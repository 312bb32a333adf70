-- Lines of an item on equipment that is below what the item requires; where the line names none, the best of its class
-- that the executing department has in use that day.
WITH need AS (
  SELECT DISTINCT item, lower(equipment_class) AS equipment_class, lower(attribute) AS attribute, at_least, valid_from, valid_to
  FROM required_equipment
),
asked AS (
  SELECT n.charge_id, n.equipment_id, coalesce(n.executing_department_id, '') AS place, n.charge_date, w.equipment_class,
         w.attribute, w.at_least
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
  SELECT a.charge_id, a.equipment_id, a.attribute, a.at_least, g.equipment_value
  FROM asked a
  JOIN machine m ON m.equipment_id = a.equipment_id AND m.equipment_class = a.equipment_class
  JOIN grade g ON g.equipment_id = a.equipment_id AND g.attribute = a.attribute
  WHERE g.equipment_value < a.at_least
),
open_need AS (
  SELECT DISTINCT place, charge_date, equipment_class, attribute, at_least
  FROM asked
  WHERE equipment_id IS NULL
),
candidate AS (
  SELECT o.place, o.charge_date, o.equipment_class, o.attribute, o.at_least, m.equipment_id, g.equipment_value
  FROM open_need o
  JOIN machine m ON m.equipment_class = o.equipment_class AND o.charge_date BETWEEN m.in_use_from AND m.in_use_to
                    AND (o.place = '' OR m.department_id IS NULL OR m.department_id = o.place)
  LEFT JOIN grade g ON g.equipment_id = m.equipment_id AND g.attribute = o.attribute
),
best AS (
  SELECT place, charge_date, equipment_class, attribute, at_least, max(equipment_value) AS equipment_value
  FROM candidate
  GROUP BY place, charge_date, equipment_class, attribute, at_least
  HAVING count(*) = count(equipment_value) AND max(equipment_value) < at_least
),
chosen AS (
  SELECT b.place, b.charge_date, b.equipment_class, b.attribute, b.at_least, b.equipment_value, min(c.equipment_id) AS equipment_id
  FROM best b
  JOIN candidate c ON c.place = b.place AND c.charge_date = b.charge_date AND c.equipment_class = b.equipment_class
                      AND c.attribute = b.attribute AND c.equipment_value = b.equipment_value
  GROUP BY b.place, b.charge_date, b.equipment_class, b.attribute, b.at_least, b.equipment_value
),
below AS (
  SELECT charge_id, equipment_id, attribute, at_least, equipment_value
  FROM named
  UNION ALL
  SELECT a.charge_id, h.equipment_id, a.attribute, a.at_least, h.equipment_value
  FROM asked a
  JOIN chosen h ON h.place = a.place AND h.charge_date = a.charge_date AND h.equipment_class = a.equipment_class
                   AND h.attribute = a.attribute AND h.at_least = a.at_least
  WHERE a.equipment_id IS NULL
),
told AS (
  SELECT charge_id, equipment_id, attribute, at_least, equipment_value,
         row_number() OVER (PARTITION BY charge_id, equipment_id ORDER BY attribute NULLS FIRST, at_least NULLS FIRST) AS place
  FROM below
),
problem AS (
  SELECT t.equipment_id, t.attribute, t.at_least, t.equipment_value, n.visit_id, n.patient_id, n.department_id, n.executing_staff_id,
         n.item_code, n.item_name, n.charge_date, n.charge_id, n.quantity, n.amount
  FROM told t
  JOIN net_charge n ON n.charge_id = t.charge_id
  WHERE t.place = 1
),
used AS (
  SELECT equipment_id, min(charge_date) AS first_day, CAST(sum(amount) AS DECIMAL(16, 2)) AS line_amount
  FROM problem
  GROUP BY equipment_id
),
evidence AS (
  SELECT equipment_id, attribute, at_least, equipment_value, visit_id, patient_id, department_id, executing_staff_id AS staff_id,
         item_code, item_name, charge_date AS occurred_on, 'charge' AS record, charge_id AS row_id, 'problem' AS part, quantity
  FROM problem
  UNION ALL
  SELECT equipment_id, CAST(NULL AS STRING) AS attribute, CAST(NULL AS DECIMAL(16, 4)) AS at_least,
         CAST(NULL AS DECIMAL(16, 4)) AS equipment_value, CAST(NULL AS STRING) AS visit_id,
         CAST(NULL AS STRING) AS patient_id, CAST(NULL AS STRING) AS department_id, CAST(NULL AS STRING) AS staff_id,
         CAST(NULL AS STRING) AS item_code, CAST(NULL AS STRING) AS item_name, CAST(NULL AS DATE) AS occurred_on,
         'equipment' AS record, equipment_id AS row_id, 'context' AS part, CAST(NULL AS DECIMAL(16, 4)) AS quantity
  FROM used
)
SELECT v.equipment_id, v.visit_id, v.patient_id, v.department_id, v.staff_id, v.item_code, v.occurred_on, v.record, v.row_id,
       v.part, v.quantity, CAST(NULL AS DECIMAL(16, 2)) AS amount, v.item_name, v.attribute, v.at_least, v.equipment_value,
       e.name AS equipment_name, e.equipment_class, coalesce(c.class_name, e.equipment_class) AS class_name, u.line_amount
FROM evidence v
JOIN equipment e ON e.equipment_id = v.equipment_id
JOIN used u ON u.equipment_id = v.equipment_id
LEFT JOIN equipment_class c ON c.equipment_class = lower(e.equipment_class) AND u.first_day BETWEEN c.valid_from AND c.valid_to
