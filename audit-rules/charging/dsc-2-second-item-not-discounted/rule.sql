-- Two items of which one is due at a discount, charged in the pair's window: what was billed for that one above its share of
-- the ceiling of the date.
WITH pair AS (
  SELECT CASE WHEN discounted = 'a' THEN item_a ELSE item_b END AS due_item,
         CASE WHEN discounted = 'a' THEN item_b ELSE item_a END AS other_item,
         item_a_written AS item_a, item_b_written AS item_b, time_window, discount, valid_from, valid_to
  FROM discount_pair
  WHERE item_a <> item_b
),
due_line AS (
  SELECT n.charge_id, n.visit_id, n.patient_id, n.charge_date, n.item_code, n.quantity, n.amount,
         p.other_item, p.item_a, p.item_b, p.time_window, p.discount
  FROM net_charge n
  JOIN pair p ON p.due_item = n.item_code AND n.charge_date BETWEEN p.valid_from AND p.valid_to
),
met AS (
  SELECT d.charge_id, d.visit_id, d.charge_date, d.item_code, d.quantity, d.amount, d.item_a, d.item_b, d.discount,
         o.charge_id AS other_charge
  FROM due_line d
  JOIN net_charge o ON o.item_code = d.other_item AND o.patient_id = d.patient_id
  WHERE (d.time_window = 'day' AND o.charge_date = d.charge_date) OR (d.time_window = 'visit' AND o.visit_id = d.visit_id)
),
ceiling_of AS (
  SELECT m.item_code, m.charge_date,
         coalesce(max(CASE WHEN s.level IS NOT NULL THEN s.ceiling_price END), max(s.ceiling_price)) AS ceiling_price
  FROM (SELECT DISTINCT item_code, charge_date FROM met) m
  JOIN price_standard s ON s.item_code = m.item_code AND m.charge_date >= s.valid_from
                           AND (s.valid_to IS NULL OR m.charge_date <= s.valid_to)
  WHERE s.level IS NULL OR s.level = (SELECT max(i.level) FROM institution i)
  GROUP BY m.item_code, m.charge_date
),
above AS (
  SELECT m.charge_id, m.visit_id, m.charge_date, m.item_a, m.item_b, m.other_charge, m.discount, c.ceiling_price,
         m.amount - round(CAST(c.ceiling_price AS DECIMAL(14, 6)) * CAST(ceil(m.quantity) AS DECIMAL(10, 0))
                          * CAST(m.discount AS DECIMAL(7, 6)), 2) AS above_due
  FROM met m
  JOIN ceiling_of c ON c.item_code = m.item_code AND c.charge_date = m.charge_date
),
side AS (
  SELECT DISTINCT item_a, item_b, visit_id, charge_date, charge_id, 'problem' AS part, above_due, discount, ceiling_price
  FROM above
  WHERE above_due > 0
  UNION ALL
  SELECT DISTINCT item_a, item_b, visit_id, charge_date, other_charge AS charge_id, 'context' AS part,
         CAST(NULL AS DECIMAL(18, 2)) AS above_due, discount, ceiling_price
  FROM above
  WHERE above_due > 0
)
SELECT s.item_a, s.item_b, s.visit_id, s.charge_date,
       n.patient_id, n.department_id, n.executing_staff_id AS staff_id, n.item_code, n.charge_date AS occurred_on,
       'charge' AS record, n.charge_id AS row_id, s.part, n.quantity, coalesce(s.above_due, n.amount) AS amount,
       n.item_name, s.discount, s.ceiling_price
FROM side s
JOIN net_charge n ON n.charge_id = s.charge_id
