-- Lines of the herbal pieces with a limit on the date of the charge; the prescription must be known.
SELECT 'examined' AS reason, count(*) AS row_count
FROM net_charge n
JOIN herbal_quantity_limit l ON l.item = n.item_code AND n.charge_date BETWEEN l.valid_from AND l.valid_to
UNION ALL
SELECT 'no_prescription_no' AS reason, count(*) AS row_count
FROM net_charge n
JOIN herbal_quantity_limit l ON l.item = n.item_code AND n.charge_date BETWEEN l.valid_from AND l.valid_to
WHERE n.prescription_no IS NULL
