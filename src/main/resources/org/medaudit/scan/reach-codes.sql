SELECT b.item_code, min(b.item_name) AS item_name, CAST(sum(b.line_count) AS BIGINT) AS line_count, sum(b.amount) AS amount,
       EXISTS (SELECT 1 FROM reached_code r WHERE r.item_code = b.item_code) AS reached
FROM billed_code b
GROUP BY b.item_code
ORDER BY amount DESC, b.item_code
