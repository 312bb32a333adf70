-- What was read and refused of each record, and the file with the most refused rows.
SELECT record, sum(rows_read), sum(rows_rejected), coalesce(sum(money_read), 0), coalesce(sum(money_rejected), 0), max_by(file, rows_rejected)
FROM read_account
GROUP BY record
HAVING sum(rows_read) > 0
ORDER BY record
