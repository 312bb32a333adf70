-- Purchases from a supplier that is not on the central list on the day of the purchase.
WITH purchase AS (
  SELECT movement_id, item_code, item_name, supplier, day_of(moved_at) AS bought_on, quantity, quantity * unit_cost AS amount,
         replace(replace(trim(supplier), '（', '('), '）', ')') AS plain_name
  FROM stock_movement
  WHERE kind = 'purchase' AND supplier IS NOT NULL
),
listed AS (
  SELECT replace(replace(trim(name), '（', '('), '）', ')') AS plain_name, coalesce(valid_from, DATE '0001-01-01') AS valid_from,
         coalesce(valid_to, DATE '9999-12-31') AS valid_to
  FROM supplier
  WHERE on_central_list = 1
),
allowed AS (
  SELECT DISTINCT p.movement_id
  FROM purchase p
  JOIN listed l ON l.plain_name = p.plain_name AND p.bought_on BETWEEN l.valid_from AND l.valid_to
)
SELECT p.movement_id, p.item_code, p.bought_on AS occurred_on, 'stock_movement' AS record, p.movement_id AS row_id,
       'problem' AS part, p.quantity, p.amount, p.supplier, coalesce(p.item_name, p.item_code) AS item_name
FROM purchase p
LEFT JOIN allowed a ON a.movement_id = p.movement_id
WHERE a.movement_id IS NULL
