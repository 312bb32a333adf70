-- On each date only the closest rows of a matter judge a code: exact before prefix, longer before shorter.
INSERT INTO ${table} (${columns}, valid_from, valid_to, basis, source)
WITH expanded AS (
  ${expanded}
),
numbered AS (
  SELECT *, row_number() OVER () AS expanded_row, dense_rank() OVER (ORDER BY ${key}) AS matter
  FROM expanded
),
mixed AS (
  SELECT matter
  FROM numbered
  GROUP BY matter
  HAVING min(closeness) < max(closeness)
),
edge AS (
  SELECT n.matter, n.valid_from AS from_date
  FROM numbered n
  JOIN mixed m ON m.matter = n.matter
  UNION
  SELECT n.matter, n.valid_to + 1 AS from_date
  FROM numbered n
  JOIN mixed m ON m.matter = n.matter
),
span AS (
  SELECT matter, from_date, lead(from_date) OVER (PARTITION BY matter ORDER BY from_date) - 1 AS to_date
  FROM edge
),
covering AS (
  SELECT n.*, s.from_date, s.to_date, max(n.closeness) OVER (PARTITION BY n.matter, s.from_date) AS closest
  FROM numbered n
  JOIN span s ON s.matter = n.matter AND n.valid_from <= s.from_date AND n.valid_to >= s.to_date
),
kept AS (
  SELECT *, lag(to_date) OVER (PARTITION BY expanded_row ORDER BY from_date) AS before_to
  FROM covering
  WHERE closeness = closest
),
-- Spans of one row that touch are one again.
stretch AS (
  SELECT *, sum(CASE WHEN before_to = from_date - 1 THEN 0 ELSE 1 END)
              OVER (PARTITION BY expanded_row ORDER BY from_date) AS stretch
  FROM kept
)
SELECT ${columns}, valid_from, valid_to, basis, source
FROM numbered
WHERE matter NOT IN (SELECT matter FROM mixed)
UNION ALL
SELECT ${columns}, min(from_date), max(to_date), basis, source
FROM stretch
GROUP BY expanded_row, stretch, ${columns}, basis, source
