INSERT INTO ${table} (${columns}, valid_from, valid_to, basis, source)
SELECT ${columns}, valid_from, valid_to, basis, source
FROM (${expanded}) e
