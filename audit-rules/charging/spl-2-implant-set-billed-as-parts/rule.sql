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
by_operation AS (
  SELECT bundle_item_written, visit_id
  FROM part_line
  GROUP BY bundle_item_written, visit_id
  HAVING count(*) = count(operation_id)
),
line AS (
  SELECT l.bundle_item_written, l.visit_id, CASE WHEN o.visit_id IS NULL THEN l.visit_id ELSE l.operation_id END AS scope,
         l.charge_date, l.charge_id, l.part_item_written, l.quantity, l.amount
  FROM part_line l
  LEFT JOIN by_operation o ON o.bundle_item_written = l.bundle_item_written AND o.visit_id = l.visit_id
),
scope_of AS (
  SELECT bundle_item_written, visit_id, scope, min(charge_date) AS first_on
  FROM line
  GROUP BY bundle_item_written, visit_id, scope
),
needed AS (
  SELECT s.bundle_item_written, s.visit_id, s.scope, p.part_item_written, max(p.bundle_name) AS bundle_name,
         max(p.bundle_price) AS bundle_price
  FROM scope_of s
  JOIN part_of p ON p.bundle_item_written = s.bundle_item_written AND s.first_on BETWEEN p.valid_from AND p.valid_to
  WHERE p.required = 1
  GROUP BY s.bundle_item_written, s.visit_id, s.scope, p.part_item_written
),
used AS (
  SELECT bundle_item_written, visit_id, scope, part_item_written, sum(quantity) AS quantity
  FROM line
  GROUP BY bundle_item_written, visit_id, scope, part_item_written
),
complete AS (
  SELECT d.bundle_item_written, d.visit_id, d.scope, max(d.bundle_name) AS bundle_name,
         max(d.bundle_price) AS bundle_price, min(u.quantity) AS sets
  FROM needed d
  LEFT JOIN used u ON u.bundle_item_written = d.bundle_item_written AND u.visit_id = d.visit_id AND u.scope = d.scope
                      AND u.part_item_written = d.part_item_written
  GROUP BY d.bundle_item_written, d.visit_id, d.scope
  HAVING count(*) = count(u.quantity)
),
billed_whole AS (
  SELECT DISTINCT p.bundle_item_written, n.visit_id, n.operation_id
  FROM net_charge n
  JOIN part_of p ON p.bundle_item = n.item_code AND n.charge_date BETWEEN p.valid_from AND p.valid_to
),
billed_in AS (
  SELECT DISTINCT c.bundle_item_written, c.visit_id, c.scope
  FROM complete c
  JOIN billed_whole b ON b.bundle_item_written = c.bundle_item_written AND b.visit_id = c.visit_id
                         AND (c.scope = c.visit_id OR b.operation_id IS NULL OR b.operation_id = c.scope)
),
evidence AS (
  SELECT DISTINCT bundle_item_written, visit_id, scope, charge_id, amount
  FROM line
),
total AS (
  SELECT bundle_item_written, visit_id, scope, sum(amount) AS parts_amount
  FROM evidence
  GROUP BY bundle_item_written, visit_id, scope
),
split AS (
  SELECT c.bundle_item_written, c.visit_id, c.scope, c.bundle_name, c.bundle_price, c.sets, t.parts_amount,
         t.parts_amount - CAST(c.sets AS DECIMAL(16, 4)) * CAST(c.bundle_price AS DECIMAL(16, 6)) AS excess
  FROM complete c
  JOIN total t ON t.bundle_item_written = c.bundle_item_written AND t.visit_id = c.visit_id AND t.scope = c.scope
  LEFT JOIN billed_in b ON b.bundle_item_written = c.bundle_item_written AND b.visit_id = c.visit_id AND b.scope = c.scope
  WHERE b.visit_id IS NULL
)
SELECT s.bundle_item_written AS bundle_item, n.visit_id, s.scope,
       n.patient_id, n.department_id, n.executing_staff_id AS staff_id, n.item_code, n.charge_date AS occurred_on,
       'charge' AS record, n.charge_id AS row_id, 'problem' AS part, n.quantity, n.amount,
       s.excess, s.parts_amount AS whole, n.item_name, s.bundle_name, s.bundle_price, s.sets, s.parts_amount
FROM split s
JOIN evidence e ON e.bundle_item_written = s.bundle_item_written AND e.visit_id = s.visit_id AND e.scope = s.scope
JOIN net_charge n ON n.charge_id = e.charge_id
WHERE s.excess > 0
