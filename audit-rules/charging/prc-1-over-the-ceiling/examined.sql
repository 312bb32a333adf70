-- Lines of the items that have a ceiling at all; those without one that applies on the date cannot be judged.
WITH priced AS (
  SELECT DISTINCT item_code
  FROM price_standard
),
standard AS (
  SELECT p.item_code, p.valid_from, p.valid_to,
         CASE WHEN p.level IS NULL OR p.level = (SELECT max(i.level) FROM institution i) THEN 1 ELSE 0 END AS applies,
         CASE WHEN (SELECT max(i.level) FROM institution i) IS NULL THEN 1 ELSE 0 END AS unknown
  FROM price_standard p
),
day_of_item AS (
  SELECT n.item_code, n.charge_date, count(*) AS line_count
  FROM net_charge n
  JOIN priced p ON p.item_code = n.item_code
  GROUP BY n.item_code, n.charge_date
),
judged AS (
  SELECT d.item_code, d.charge_date, d.line_count, coalesce(max(s.applies), 0) AS applies,
         coalesce(max(s.unknown), 0) AS unknown
  FROM day_of_item d
  LEFT JOIN standard s ON s.item_code = d.item_code AND d.charge_date >= s.valid_from
                          AND (s.valid_to IS NULL OR d.charge_date <= s.valid_to)
  GROUP BY d.item_code, d.charge_date, d.line_count
)
SELECT 'examined' AS reason, count(*) AS row_count
FROM net_charge n
JOIN priced p ON p.item_code = n.item_code
UNION ALL
SELECT 'unknown_level' AS reason, CAST(coalesce(sum(line_count), 0) AS BIGINT) AS row_count
FROM judged
WHERE applies = 0 AND unknown = 1
UNION ALL
SELECT 'no_ceiling' AS reason, CAST(coalesce(sum(line_count), 0) AS BIGINT) AS row_count
FROM judged
WHERE applies = 0 AND unknown = 0
