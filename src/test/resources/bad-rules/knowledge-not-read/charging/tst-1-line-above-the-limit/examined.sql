-- Lines of known items.
SELECT 'examined' AS reason, count(*) AS row_count
FROM net_charge n
UNION ALL
SELECT 'no_name' AS reason, count(*) AS row_count
FROM net_charge
WHERE item_name IS NULL
