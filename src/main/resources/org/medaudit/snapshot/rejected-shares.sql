-- What was read and refused of each record, and the file with the most refused rows. What an earlier source gave already is not lost.
WITH twice AS (
  SELECT record, later_file AS file, sum(row_count) AS row_count, sum(money) AS money
  FROM given_twice
  WHERE keyed
  GROUP BY record, later_file
),
counted AS (
  SELECT a.record, a.file, a.rows_read - coalesce(t.row_count, 0) AS rows_read,
         a.rows_rejected - coalesce(t.row_count, 0) AS rows_rejected,
         coalesce(a.money_read, 0) - coalesce(t.money, 0) AS money_read,
         coalesce(a.money_rejected, 0) - coalesce(t.money, 0) AS money_rejected
  FROM read_account a
  LEFT JOIN twice t ON t.record = a.record AND t.file = a.file
)
SELECT record, sum(rows_read), sum(rows_rejected), sum(money_read), sum(money_rejected), max_by(file, rows_rejected)
FROM counted
GROUP BY record
HAVING sum(rows_read) > 0
ORDER BY record
