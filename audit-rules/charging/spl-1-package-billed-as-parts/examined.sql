-- Lines of the items that the package table knows as parts on the line's date.
SELECT 'examined' AS reason, count(DISTINCT n.charge_id) AS row_count
FROM net_charge n
JOIN bundle p ON p.part_item = n.item_code AND n.charge_date BETWEEN p.valid_from AND p.valid_to
WHERE p.kind IS NULL OR p.kind = 'package'
