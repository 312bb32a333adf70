CREATE TEMP TABLE refused AS
SELECT file_id, line
FROM typed
WHERE NOT bad AND valid_to < valid_from
