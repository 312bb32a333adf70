-- All required parts of a set of implants in one operation (or in the visit, where lines name none), dearer than the set
-- that was not billed there.
WITH part_of AS (
  SELECT bundle_item, bundle_item_written, coalesce(bundle_name, bundle_item_written) AS bundle_name,
         part_item, part_item_written, coalesce(required, 1) AS required, bundle_price, valid_from, valid_to
  FROM bundle
  WHERE kind = 'implant_set'
),
part_line AS (
  SELECT DISTINCT p.bundle_item_written, n.visit_id, n.operation_id, n.charge_date, n.charge_id, p.part_item_written,
         n.quantity, n.amount
  FROM net_charge n
  JOIN part_of p ON p.part_item = n.item_code AND n.charge_date BETWEEN p.valid_from AND p.valid_to
),
placed AS (
  SELECT bundle_item_written, visit_id, charge_date, charge_id, part_item_written, quantity, amount,
         CASE WHEN count(*) OVER (PARTITION BY bundle_item_written, visit_id)
                   = count(operation_id) OVER (PARTITION BY bundle_item_written, visit_id)
              THEN operation_id ELSE visit_id END AS scope
  FROM part_line
),
line AS (
  SELECT concat(bundle_item_written, ' ', visit_id, ' ', scope) AS set_key, bundle_item_written, visit_id, scope,
         charge_date, charge_id, part_item_written, quantity, amount
  FROM placed
),
set_of AS (
  SELECT set_key, bundle_item_written, visit_id, scope, min(charge_date) AS first_on
  FROM line
  GROUP BY set_key, bundle_item_written, visit_id, scope
),
needed AS (
  SELECT DISTINCT s.set_key, p.part_item_written, p.bundle_name, p.bundle_price
  FROM set_of s
  JOIN part_of p ON p.bundle_item_written = s.bundle_item_written AND s.first_on BETWEEN p.valid_from AND p.valid_to
  WHERE p.required = 1
),
used AS (
  SELECT set_key, part_item_written, sum(quantity) AS quantity
  FROM line
  GROUP BY set_key, part_item_written
),
complete AS (
  SELECT d.set_key, max(d.bundle_name) AS bundle_name, max(d.bundle_price) AS bundle_price, min(u.quantity) AS sets
  FROM needed d
  LEFT JOIN used u ON u.set_key = d.set_key AND u.part_item_written = d.part_item_written
  GROUP BY d.set_key
  HAVING count(*) = count(u.quantity)
),
billed_whole AS (
  SELECT DISTINCT s.set_key
  FROM set_of s
  JOIN part_of p ON p.bundle_item_written = s.bundle_item_written
  JOIN net_charge n ON n.item_code = p.bundle_item AND n.visit_id = s.visit_id
  WHERE s.scope = s.visit_id OR n.operation_id IS NULL OR n.operation_id = s.scope
),
evidence AS (
  SELECT DISTINCT set_key, bundle_item_written, scope, charge_id, amount
  FROM line
),
total AS (
  SELECT set_key, sum(amount) AS parts_amount
  FROM evidence
  GROUP BY set_key
),
split AS (
  SELECT c.set_key, c.bundle_name, c.bundle_price, c.sets, t.parts_amount,
         t.parts_amount - CAST(c.sets AS DECIMAL(16, 4)) * CAST(c.bundle_price AS DECIMAL(16, 6)) AS excess
  FROM complete c
  JOIN total t ON t.set_key = c.set_key
  WHERE c.set_key NOT IN (SELECT set_key FROM billed_whole)
)
SELECT e.bundle_item_written AS bundle_item, n.visit_id, e.scope,
       n.patient_id, n.department_id, n.executing_staff_id AS staff_id, n.item_code, n.charge_date AS occurred_on,
       'charge' AS record, n.charge_id AS row_id, 'problem' AS part, n.quantity, n.amount,
       s.excess, s.parts_amount AS whole, n.item_name, s.bundle_name, s.bundle_price, s.sets, s.parts_amount
FROM split s
JOIN evidence e ON e.set_key = s.set_key
JOIN net_charge n ON n.charge_id = e.charge_id
WHERE s.excess > 0
