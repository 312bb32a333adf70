-- All required parts of a treatment set on one date of one visit, dearer than the treatment that was not billed.
WITH part_of AS (
  SELECT bundle_item, bundle_item_written, coalesce(bundle_name, bundle_item_written) AS bundle_name,
         part_item, part_item_written, coalesce(required, 1) AS required, bundle_price, valid_from, valid_to
  FROM bundle
  WHERE kind = 'treatment'
),
line AS (
  SELECT DISTINCT p.bundle_item_written, n.visit_id, n.charge_date, n.charge_id, p.part_item_written, p.required,
         n.quantity, n.amount
  FROM net_charge n
  JOIN part_of p ON p.part_item = n.item_code AND n.charge_date BETWEEN p.valid_from AND p.valid_to
),
part_day AS (
  SELECT bundle_item_written, visit_id, charge_date, part_item_written, required, sum(quantity) AS quantity
  FROM line
  GROUP BY bundle_item_written, visit_id, charge_date, part_item_written, required
),
found AS (
  SELECT bundle_item_written, visit_id, charge_date, count(DISTINCT part_item_written) AS part_count,
         min(quantity) AS packages
  FROM part_day
  WHERE required = 1
  GROUP BY bundle_item_written, visit_id, charge_date
),
needed AS (
  SELECT f.bundle_item_written, f.visit_id, f.charge_date, f.part_count, f.packages,
         count(DISTINCT p.part_item_written) AS needed_count
  FROM found f
  JOIN part_of p ON p.bundle_item_written = f.bundle_item_written AND p.required = 1
                    AND f.charge_date BETWEEN p.valid_from AND p.valid_to
  GROUP BY f.bundle_item_written, f.visit_id, f.charge_date, f.part_count, f.packages
),
price AS (
  SELECT w.bundle_item_written, w.visit_id, w.charge_date, w.packages,
         max(p.bundle_price) AS bundle_price, max(p.bundle_name) AS bundle_name
  FROM needed w
  JOIN part_of p ON p.bundle_item_written = w.bundle_item_written AND w.charge_date BETWEEN p.valid_from AND p.valid_to
  WHERE w.part_count = w.needed_count
  GROUP BY w.bundle_item_written, w.visit_id, w.charge_date, w.packages
),
billed_whole AS (
  SELECT DISTINCT p.bundle_item_written, n.visit_id, n.charge_date
  FROM net_charge n
  JOIN part_of p ON p.bundle_item = n.item_code AND n.charge_date BETWEEN p.valid_from AND p.valid_to
),
evidence AS (
  SELECT DISTINCT bundle_item_written, visit_id, charge_date, charge_id, quantity, amount
  FROM line
),
total AS (
  SELECT e.bundle_item_written, e.visit_id, e.charge_date, sum(e.amount) AS parts_amount
  FROM evidence e
  GROUP BY e.bundle_item_written, e.visit_id, e.charge_date
),
split AS (
  SELECT r.bundle_item_written, r.visit_id, r.charge_date, r.bundle_name, r.bundle_price, r.packages,
         t.parts_amount, t.parts_amount - CAST(r.packages AS DECIMAL(16, 4)) * CAST(r.bundle_price AS DECIMAL(16, 6)) AS excess
  FROM price r
  JOIN total t ON t.bundle_item_written = r.bundle_item_written AND t.visit_id = r.visit_id
                  AND t.charge_date = r.charge_date
  LEFT JOIN billed_whole b ON b.bundle_item_written = r.bundle_item_written AND b.visit_id = r.visit_id
                              AND b.charge_date = r.charge_date
  WHERE b.visit_id IS NULL
)
SELECT s.bundle_item_written AS bundle_item, n.visit_id, n.charge_date,
       n.patient_id, n.department_id, n.executing_staff_id AS staff_id, n.item_code, n.charge_date AS occurred_on,
       'charge' AS record, n.charge_id AS row_id, 'problem' AS part, n.quantity, n.amount,
       s.excess, s.parts_amount AS whole, n.item_name, s.bundle_name, s.bundle_price, s.packages, s.parts_amount
FROM split s
JOIN evidence e ON e.bundle_item_written = s.bundle_item_written AND e.visit_id = s.visit_id
                   AND e.charge_date = s.charge_date
JOIN net_charge n ON n.charge_id = e.charge_id
WHERE s.excess > 0
