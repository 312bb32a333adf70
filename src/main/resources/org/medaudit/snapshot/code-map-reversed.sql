CREATE TEMP TABLE refused AS
SELECT rowid AS place
FROM ${typed}
WHERE NOT bad AND valid_to < valid_from
