CREATE OR REPLACE VIEW countable AS
SELECT *
FROM read_parquet([${files}]) e
WHERE e.verdict IN ('breach', 'suspicion') AND e.books = 0 AND e.finding_amount IS NOT NULL
  AND e.finding_id NOT IN (SELECT finding_id FROM not_counted)
