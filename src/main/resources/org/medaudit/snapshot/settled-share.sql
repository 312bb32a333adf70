-- How far the charges are from the settlements of the same visits, how many visits differ, what was settled, one of them.
SELECT split_part(q.code, ':', 2), q.row_count, s.total, q.sample
FROM quality q, (SELECT sum(CASE WHEN is_refund = 1 THEN -abs(total_amount) ELSE total_amount END) AS total FROM settlement) s
WHERE q.record = 'settlement' AND split_part(q.code, ':', 1) = 'settled-otherwise'
