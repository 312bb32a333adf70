-- Lines of the items that have a limit per day.
SELECT 'examined' AS reason, count(DISTINCT n.charge_id) AS row_count
FROM net_charge n
JOIN quantity_limit q ON q.item = n.item_code AND n.charge_date BETWEEN q.valid_from AND q.valid_to
WHERE q.per = 'day'
