-- Two codes for one local code from the same day on: neither is the later one. The first in file order stays.
CREATE TEMP TABLE refused AS
SELECT t.rowid AS place
FROM ${typed} t
WHERE NOT t.bad AND EXISTS (
  SELECT 1
  FROM ${typed} o
  WHERE NOT o.bad AND o.local_item_code = t.local_item_code AND o.item_code <> t.item_code
    AND o.valid_from IS NOT DISTINCT FROM t.valid_from
    AND (o.file_id < t.file_id OR (o.file_id = t.file_id AND coalesce(o.line, o.rowid) < coalesce(t.line, t.rowid))))
