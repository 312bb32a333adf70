-- More of an item than its limit and what is spared.
WITH numbered AS (
  SELECT n.charge_id, q.max_quantity,
         row_number() OVER (PARTITION BY n.charge_id ORDER BY q.valid_from DESC NULLS LAST, q.item NULLS FIRST) AS position
  FROM net_charge n
  JOIN quantity_limit q ON q.item = n.item_code
)
SELECT n.charge_id, n.item_name, m.max_quantity AS allowed, n.charge_date AS occurred_on,
       'charge' AS record, n.charge_id AS row_id, 'problem' AS part, n.quantity, n.amount
FROM numbered m
JOIN net_charge n ON n.charge_id = m.charge_id
WHERE m.position = 1 AND n.quantity > m.max_quantity + :spare_quantity AND matches(n.item_code, '^\d+$')
