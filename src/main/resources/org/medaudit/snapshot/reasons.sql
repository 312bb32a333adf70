-- The three most frequent reasons why rows of a record were refused. A charge of a visit that was refused has no fault of its own.
SELECT min_by(file, line), min(line), column_name, count(*), code, expected, min_by(value, line)
FROM reject
WHERE record = '${record}'
  AND code NOT IN ('given-twice-same', 'given-twice-differs')
  AND (code <> 'unknown-visit' OR EXISTS (SELECT 1 FROM read_account WHERE record = 'visit' AND rows_accepted > 0))
GROUP BY column_name, code, expected
ORDER BY count(*) DESC, min(line), column_name
LIMIT 3
