-- Lines of the drugs of the second line, by the list of the date of the charge.
SELECT 'examined' AS reason, count(DISTINCT n.charge_id) AS row_count
FROM net_charge n
JOIN second_line_drug l ON l.item = n.item_code AND n.charge_date BETWEEN l.valid_from AND l.valid_to
