-- All required parts of a treatment set on one date of one visit, dearer than the treatment that was not billed.
WITH part_of AS (
  SELECT bundle_item, bundle_item_written, coalesce(bundle_name, bundle_item_written) AS bundle_name,
         part_item, part_item_written, coalesce(required, 1) AS required, bundle_price, valid_from, valid_to
  FROM bundle
  WHERE kind = 'treatment'
),
line AS (
  SELECT DISTINCT concat(p.bundle_item_written, ' ', n.visit_id, ' ', CAST(n.charge_date AS STRING)) AS set_key,
         p.bundle_item_written, n.charge_date, n.charge_id, p.part_item_written, n.quantity, n.amount
  FROM net_charge n
  JOIN part_of p ON p.part_item = n.item_code AND n.charge_date BETWEEN p.valid_from AND p.valid_to
),
needed AS (
  SELECT DISTINCT s.set_key, p.part_item_written, p.bundle_name, p.bundle_price
  FROM (SELECT DISTINCT set_key, bundle_item_written, charge_date FROM line) s
  JOIN part_of p ON p.bundle_item_written = s.bundle_item_written AND s.charge_date BETWEEN p.valid_from AND p.valid_to
  WHERE p.required = 1
),
used AS (
  SELECT set_key, part_item_written, sum(quantity) AS quantity
  FROM line
  GROUP BY set_key, part_item_written
),
complete AS (
  SELECT d.set_key, max(d.bundle_name) AS bundle_name, max(d.bundle_price) AS bundle_price, min(u.quantity) AS packages
  FROM needed d
  LEFT JOIN used u ON u.set_key = d.set_key AND u.part_item_written = d.part_item_written
  GROUP BY d.set_key
  HAVING count(*) = count(u.quantity)
),
billed_whole AS (
  SELECT DISTINCT concat(p.bundle_item_written, ' ', n.visit_id, ' ', CAST(n.charge_date AS STRING)) AS set_key
  FROM net_charge n
  JOIN part_of p ON p.bundle_item = n.item_code
),
evidence AS (
  SELECT DISTINCT set_key, bundle_item_written, charge_id, amount
  FROM line
),
total AS (
  SELECT set_key, sum(amount) AS parts_amount
  FROM evidence
  GROUP BY set_key
),
split AS (
  SELECT c.set_key, c.bundle_name, c.bundle_price, c.packages, t.parts_amount,
         t.parts_amount - CAST(c.packages AS DECIMAL(16, 4)) * CAST(c.bundle_price AS DECIMAL(16, 6)) AS excess
  FROM complete c
  JOIN total t ON t.set_key = c.set_key
  WHERE c.set_key NOT IN (SELECT set_key FROM billed_whole)
)
SELECT e.bundle_item_written AS bundle_item, n.visit_id, n.charge_date,
       n.patient_id, n.department_id, n.executing_staff_id AS staff_id, n.item_code, n.charge_date AS occurred_on,
       'charge' AS record, n.charge_id AS row_id, 'problem' AS part, n.quantity, n.amount,
       s.excess, s.parts_amount AS whole, n.item_name, s.bundle_name, s.bundle_price, s.packages, s.parts_amount
FROM split s
JOIN evidence e ON e.set_key = s.set_key
JOIN net_charge n ON n.charge_id = e.charge_id
WHERE s.excess > 0
