-- Lines of the drugs that are limited to kinds of visit on the date of the charge.
SELECT 'examined' AS reason, count(DISTINCT n.charge_id) AS row_count
FROM net_charge n
JOIN visit_kind_limit l ON l.item = n.item_code AND n.charge_date BETWEEN l.valid_from AND l.valid_to
WHERE n.fee_class IN ('09', '10', '11')
