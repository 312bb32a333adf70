-- Unit price above the ceiling of the hospital's level on the date of the charge.
WITH standard AS (
  SELECT p.item_code, p.ceiling_price, p.level, p.valid_from, p.valid_to
  FROM bench_price_standard p
  WHERE p.level IS NULL OR p.level = (SELECT MAX(i.level) FROM bench_institution i)
),
ceiling_of AS (
  SELECT n.charge_id, n.unit_price, n.quantity,
         COALESCE(MAX(CASE WHEN s.level IS NOT NULL THEN s.ceiling_price END), MAX(s.ceiling_price)) AS ceiling_price
  FROM (SELECT item_code, MIN(ceiling_price) AS lowest FROM standard GROUP BY item_code) w
  JOIN bench_net_charge n ON n.item_code = w.item_code AND n.unit_price > w.lowest
  JOIN standard s ON s.item_code = n.item_code AND n.charge_date >= s.valid_from
                 AND (s.valid_to IS NULL OR n.charge_date <= s.valid_to)
  GROUP BY n.charge_id, n.unit_price, n.quantity
)
SELECT charge_id, ROUND((unit_price - ceiling_price) * quantity, 2) AS amount
FROM ceiling_of
WHERE unit_price > ceiling_price + :price_tolerance
