INSERT INTO reached_code
SELECT DISTINCT '${table}', b.item_code
FROM billed_code b
JOIN ${table} k ON k.${column} = b.item_code AND b.charge_date BETWEEN k.valid_from AND k.valid_to
