-- Lines of restricted techniques; those whose only filing does not say what it is are found and counted.
WITH required AS (
  SELECT item, upper(technique_code) AS technique, valid_from, valid_to
  FROM restricted_technique
),
item AS (
  SELECT DISTINCT item
  FROM required
),
unsaid AS (
  SELECT upper(subject_code) AS technique, valid_from, coalesce(valid_to, DATE '9999-12-31') AS valid_to
  FROM licensed_subject
  WHERE is_technique IS NULL
),
filed AS (
  SELECT upper(subject_code) AS technique, valid_from, coalesce(valid_to, DATE '9999-12-31') AS valid_to
  FROM licensed_subject
  WHERE is_technique = 1
),
billed AS (
  SELECT n.item_code, n.charge_date, count(*) AS line_count
  FROM net_charge n
  JOIN item i ON i.item = n.item_code
  GROUP BY n.item_code, n.charge_date
),
asked AS (
  SELECT b.item_code, b.charge_date, b.line_count,
         max(CASE WHEN f.technique IS NULL AND u.technique IS NOT NULL THEN 1 ELSE 0 END) AS unknown
  FROM billed b
  JOIN required r ON r.item = b.item_code AND b.charge_date BETWEEN r.valid_from AND r.valid_to
  LEFT JOIN filed f ON f.technique = r.technique AND b.charge_date BETWEEN f.valid_from AND f.valid_to
  LEFT JOIN unsaid u ON u.technique = r.technique AND b.charge_date BETWEEN u.valid_from AND u.valid_to
  GROUP BY b.item_code, b.charge_date, b.line_count
)
SELECT 'examined' AS reason, CAST(coalesce(sum(line_count), 0) AS BIGINT) AS row_count
FROM asked
UNION ALL
SELECT 'unknown_technique' AS reason, CAST(coalesce(sum(line_count), 0) AS BIGINT) AS row_count
FROM asked
WHERE unknown = 1
