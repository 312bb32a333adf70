-- Lines of the items that need another on the line's date.
SELECT 'examined' AS reason, count(DISTINCT n.charge_id) AS row_count
FROM net_charge n
JOIN companion w ON w.item = n.item_code AND n.charge_date BETWEEN w.valid_from AND w.valid_to
