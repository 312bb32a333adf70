-- Lines of the services that the table limits to a level on the line's date.
SELECT 'examined' AS reason, count(DISTINCT n.charge_id) AS row_count
FROM net_charge n
JOIN level_limit m ON m.item = n.item_code AND n.charge_date BETWEEN m.valid_from AND m.valid_to
WHERE n.fee_class NOT IN ('08', '09', '10', '11')
