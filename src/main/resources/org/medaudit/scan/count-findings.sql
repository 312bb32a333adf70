SELECT f.finding_id, CAST(coalesce(l.counted, 0) + coalesce(p.counted, 0) AS DECIMAL(18,2)) AS counted
FROM (SELECT DISTINCT finding_id FROM countable) f
LEFT JOIN (SELECT finding_id, sum(counted) AS counted FROM counted_line GROUP BY finding_id) l
       ON l.finding_id = f.finding_id
LEFT JOIN counted_pool p ON p.finding_id = f.finding_id
