-- Lines of known items.
SELECT 'no_name' AS reason, count(*) AS row_count
FROM net_charge n
JOIN quantity_limit q ON q.item = n.item_code
UNION ALL
SELECT 'no_name' AS reason, count(*) AS row_count
FROM net_charge
WHERE item_name IS NULL
