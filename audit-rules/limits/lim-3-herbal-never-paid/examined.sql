-- Lines of the herbal pieces that are never paid, by the list of the date of the charge.
SELECT 'examined' AS reason, count(*) AS row_count
FROM net_charge n
JOIN herbal_limit l ON l.item = n.item_code AND n.charge_date BETWEEN l.valid_from AND l.valid_to
WHERE l.way = 'any'
