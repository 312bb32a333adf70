-- Lines of the items that have a winning price on the line's date.
SELECT 'examined' AS reason, count(*) AS row_count
FROM net_charge n
JOIN winning_price w ON w.item = n.item_code AND n.charge_date BETWEEN w.valid_from AND w.valid_to
