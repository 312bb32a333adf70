-- One service under two of its codes on one date of a visit: all lines of the item with the lower price are at issue.
WITH pair AS (
  SELECT item AS cheaper, same_as AS dearer, least(item_written, same_as_written) AS item_a,
         greatest(item_written, same_as_written) AS item_b, valid_from, valid_to
  FROM same_service
  UNION
  SELECT same_as AS cheaper, item AS dearer, least(item_written, same_as_written) AS item_a,
         greatest(item_written, same_as_written) AS item_b, valid_from, valid_to
  FROM same_service
),
item_of_date AS (
  SELECT n.visit_id, n.charge_date, n.item_code, min(n.unit_price) AS unit_price, max(n.item_name) AS item_name
  FROM net_charge n
  WHERE n.item_code IN (SELECT cheaper FROM pair)
  GROUP BY n.visit_id, n.charge_date, n.item_code
),
met AS (
  SELECT p.item_a, p.item_b, x.visit_id, x.charge_date, p.cheaper, p.dearer, y.item_name AS other_name,
         y.unit_price AS other_price
  FROM pair p
  JOIN item_of_date x ON x.item_code = p.cheaper AND x.charge_date BETWEEN p.valid_from AND p.valid_to
  JOIN item_of_date y ON y.item_code = p.dearer AND y.visit_id = x.visit_id AND y.charge_date = x.charge_date
  WHERE x.unit_price < y.unit_price OR (x.unit_price = y.unit_price AND p.cheaper > p.dearer)
),
side AS (
  SELECT item_a, item_b, visit_id, charge_date, cheaper AS item_code, 'problem' AS part, dearer AS other_item, other_name,
         other_price
  FROM met
  UNION ALL
  SELECT item_a, item_b, visit_id, charge_date, dearer AS item_code, 'context' AS part, NULL AS other_item,
         NULL AS other_name, NULL AS other_price
  FROM met
),
evidence AS (
  SELECT item_a, item_b, visit_id, charge_date, item_code, max(part) AS part, max(other_item) AS other_item,
         max(other_name) AS other_name, max(other_price) AS other_price
  FROM side
  GROUP BY item_a, item_b, visit_id, charge_date, item_code
)
SELECT e.item_a, e.item_b, e.visit_id, e.charge_date,
       n.patient_id, n.department_id, n.executing_staff_id AS staff_id, n.item_code, n.charge_date AS occurred_on,
       'charge' AS record, n.charge_id AS row_id, e.part, n.quantity, n.amount, n.item_name, n.unit_price,
       e.other_item, e.other_name, e.other_price
FROM evidence e
JOIN net_charge n ON n.visit_id = e.visit_id AND n.charge_date = e.charge_date AND n.item_code = e.item_code
