-- The codes of the snapshot under each prefix that the table writes. Cut to the lengths in use, so that the join is by equality.
CREATE OR REPLACE TABLE knowledge_prefix AS
WITH prefix AS (
  SELECT DISTINCT written, substr(written, 1, length(written) - 1) AS head
  FROM (${written})
  WHERE written LIKE '%*'
),
cut AS (
  SELECT k.code, substr(k.code, 1, l.head_length) AS head
  FROM knowledge_code k
  JOIN (SELECT DISTINCT length(head) AS head_length FROM prefix) l ON l.head_length <= length(k.code)
)
SELECT p.written, c.code
FROM prefix p
JOIN cut c ON c.head = p.head
