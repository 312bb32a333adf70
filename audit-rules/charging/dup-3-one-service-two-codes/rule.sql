-- One service under two of its codes on one date of a visit: all lines of the item with the lower price are at issue.
WITH pair AS (
  SELECT item, same_as, least(item_written, same_as_written) AS item_a, greatest(item_written, same_as_written) AS item_b,
         valid_from, valid_to
  FROM same_service
  WHERE item <> same_as
),
item_of_date AS (
  SELECT n.visit_id, n.charge_date, n.item_code, min(n.unit_price) AS unit_price, max(n.item_name) AS item_name
  FROM net_charge n
  WHERE n.item_code IN (SELECT item FROM pair UNION SELECT same_as FROM pair)
  GROUP BY n.visit_id, n.charge_date, n.item_code
),
met AS (
  SELECT DISTINCT p.item_a, p.item_b, x.visit_id, x.charge_date,
         CASE WHEN x.unit_price < y.unit_price OR (x.unit_price = y.unit_price AND x.item_code > y.item_code)
              THEN x.item_code ELSE y.item_code END AS cheaper,
         CASE WHEN x.unit_price < y.unit_price OR (x.unit_price = y.unit_price AND x.item_code > y.item_code)
              THEN y.item_code ELSE x.item_code END AS dearer
  FROM pair p
  JOIN item_of_date x ON x.item_code = p.item AND x.charge_date BETWEEN p.valid_from AND p.valid_to
  JOIN item_of_date y ON y.item_code = p.same_as AND y.visit_id = x.visit_id AND y.charge_date = x.charge_date
),
side AS (
  SELECT item_a, item_b, visit_id, charge_date, cheaper AS item_code, dearer AS other_item, 'problem' AS part
  FROM met
  UNION
  SELECT item_a, item_b, visit_id, charge_date, dearer AS item_code, cheaper AS other_item, 'context' AS part
  FROM met
),
evidence AS (
  SELECT s.item_a, s.item_b, s.visit_id, s.charge_date, s.item_code, max(s.part) AS part,
         max(CASE WHEN s.part = 'problem' THEN s.other_item END) AS other_item
  FROM side s
  GROUP BY s.item_a, s.item_b, s.visit_id, s.charge_date, s.item_code
)
SELECT e.item_a, e.item_b, e.visit_id, e.charge_date,
       n.patient_id, n.department_id, n.executing_staff_id AS staff_id, n.item_code, n.charge_date AS occurred_on,
       'charge' AS record, n.charge_id AS row_id, e.part, n.quantity, n.amount, n.item_name, n.unit_price,
       e.other_item, o.item_name AS other_name, o.unit_price AS other_price
FROM evidence e
JOIN net_charge n ON n.visit_id = e.visit_id AND n.charge_date = e.charge_date AND n.item_code = e.item_code
LEFT JOIN item_of_date o ON o.visit_id = e.visit_id AND o.charge_date = e.charge_date AND o.item_code = e.other_item
