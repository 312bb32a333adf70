-- Lines that the fund may pay, of the items that the cycle table knows on the line's date.
SELECT 'examined' AS reason, count(*) AS row_count
FROM net_charge n
JOIN cycle_limit c ON c.item = n.item_code AND n.charge_date BETWEEN c.valid_from AND c.valid_to
WHERE n.scope_amount IS NULL OR n.scope_amount > 0
