-- Lines of the services that the table limits to kinds of visit on the line's date; every visit has its kind.
SELECT 'examined' AS reason, count(DISTINCT n.charge_id) AS row_count
FROM net_charge n
JOIN visit_kind_limit k ON k.item = n.item_code AND n.charge_date BETWEEN k.valid_from AND k.valid_to
WHERE n.fee_class NOT IN ('08', '09', '10', '11')
