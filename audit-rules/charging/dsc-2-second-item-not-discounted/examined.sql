-- Lines of the items that a discount pair lets off part of the price on the line's date; they need a ceiling on that date.
WITH line AS (
  SELECT DISTINCT n.charge_id, n.item_code, n.charge_date
  FROM net_charge n
  JOIN discount_pair p ON n.item_code = CASE WHEN p.discounted = 'a' THEN p.item_a ELSE p.item_b END
                          AND n.charge_date BETWEEN p.valid_from AND p.valid_to
),
standard AS (
  SELECT item_code, valid_from, valid_to
  FROM price_standard
  WHERE level IS NULL OR level = (SELECT max(i.level) FROM institution i)
),
judged AS (
  SELECT l.charge_id, count(s.item_code) AS ceilings
  FROM line l
  LEFT JOIN standard s ON s.item_code = l.item_code AND l.charge_date >= s.valid_from
                          AND (s.valid_to IS NULL OR l.charge_date <= s.valid_to)
  GROUP BY l.charge_id
)
SELECT 'examined' AS reason, count(*) AS row_count
FROM judged
UNION ALL
SELECT 'no_ceiling' AS reason, count(*) AS row_count
FROM judged
WHERE ceilings = 0
