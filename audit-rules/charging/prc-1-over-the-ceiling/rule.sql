-- Unit price above the ceiling of the hospital's level on the date of the charge.
WITH standard AS (
  SELECT p.item_code, p.ceiling_price, p.level, p.valid_from, p.valid_to
  FROM price_standard p
  WHERE p.level IS NULL OR p.level = (SELECT max(i.level) FROM institution i)
),
lowest AS (
  SELECT item_code, min(ceiling_price) AS ceiling_price
  FROM standard
  GROUP BY item_code
),
candidate AS (
  SELECT n.charge_id, n.item_code, n.charge_date
  FROM net_charge n
  JOIN lowest w ON w.item_code = n.item_code
  WHERE n.unit_price > w.ceiling_price
),
ceiling_of AS (
  SELECT c.charge_id,
         coalesce(max(CASE WHEN s.level IS NOT NULL THEN s.ceiling_price END), max(s.ceiling_price)) AS ceiling_price
  FROM candidate c
  JOIN standard s ON s.item_code = c.item_code AND c.charge_date >= s.valid_from
                     AND (s.valid_to IS NULL OR c.charge_date <= s.valid_to)
  GROUP BY c.charge_id
)
SELECT n.charge_id, n.visit_id, n.patient_id, n.department_id, n.executing_staff_id AS staff_id, n.item_code,
       n.charge_date AS occurred_on, 'charge' AS record, n.charge_id AS row_id, 'problem' AS part, n.quantity,
       (n.unit_price - o.ceiling_price) * n.quantity AS amount,
       n.item_name, n.unit_price, o.ceiling_price
FROM ceiling_of o
JOIN net_charge n ON n.charge_id = o.charge_id
WHERE n.unit_price > o.ceiling_price + :price_tolerance
