COPY (
  SELECT r.record AS "${mark}record", r.file, r.line, r.row_key, r.column_name, r.value, w.reason, w.advice
  FROM reject r
  JOIN (VALUES ${words}) w(code, expected, reason, advice) ON w.code = r.code AND w.expected IS NOT DISTINCT FROM r.expected
  ORDER BY r.record, r.file, r.line, r.column_name
) TO ${file} (FORMAT csv, HEADER true)
