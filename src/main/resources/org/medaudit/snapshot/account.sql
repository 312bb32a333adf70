INSERT INTO read_account
WITH arrived AS (
  SELECT file_id, count(*) AS row_count, sum(raw_money) AS money, ${unreadable} AS unreadable,
         count(*) FILTER (WHERE NOT bad) AS kept_rows, sum(${money}) FILTER (WHERE NOT bad) AS kept_money,
         count(*) FILTER (WHERE bad) AS refused_rows, sum(raw_money) FILTER (WHERE bad) AS refused_money
  FROM ${rows}
  GROUP BY file_id
)
SELECT f.record, f.file,
       coalesce(a.row_count, 0) + f.extra_rejected,
       coalesce(a.kept_rows, 0),
       coalesce(a.refused_rows, 0) + f.extra_rejected,
       ${known} (coalesce(a.money, 0) + f.extra_money),
       ${known} coalesce(a.kept_money, 0),
       ${known} (coalesce(a.refused_money, 0) + f.extra_money),
       coalesce(a.unreadable, 0) + f.extra_unreadable
FROM staged_file f
LEFT JOIN arrived a ON a.file_id = f.file_id
WHERE f.record = '${record}'
