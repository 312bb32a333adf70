INSERT INTO read_account
WITH arrived AS (
  SELECT s.file_id, count(*) AS row_count, sum(${raw}) AS money, ${unreadable} AS unreadable
  FROM staging_${record} s
  GROUP BY s.file_id
),
kept AS (
  SELECT t.file_id, count(*) AS row_count, sum(${typed}) AS money
  FROM typed t
  WHERE NOT t.bad
  GROUP BY t.file_id
),
refused AS (
  SELECT s.file_id, count(*) AS row_count, sum(${raw}) AS money
  FROM staging_${record} s
  JOIN (SELECT file_id, line FROM typed WHERE bad) t ON t.file_id = s.file_id AND t.line = s.line
  GROUP BY s.file_id
)
SELECT f.record, f.file,
       coalesce(a.row_count, 0) + f.extra_rejected,
       coalesce(k.row_count, 0),
       coalesce(r.row_count, 0) + f.extra_rejected,
       ${known} (coalesce(a.money, 0) + f.extra_money),
       ${known} coalesce(k.money, 0),
       ${known} (coalesce(r.money, 0) + f.extra_money),
       coalesce(a.unreadable, 0) + f.extra_unreadable
FROM staged_file f
LEFT JOIN arrived a ON a.file_id = f.file_id
LEFT JOIN kept k ON k.file_id = f.file_id
LEFT JOIN refused r ON r.file_id = f.file_id
WHERE f.record = '${record}'
