-- Lines of the items that the knowledge table gives to a specialty on the line's date.
WITH required AS (
  SELECT item, valid_from, valid_to,
         CASE WHEN starts_with_code(upper(subject_codes), 'A') THEN substr(subject_codes, 2) ELSE subject_codes END AS subject
  FROM department_limit
  WHERE excluded = 0
),
item AS (
  SELECT DISTINCT item
  FROM required
),
billed AS (
  SELECT n.item_code, n.charge_date, count(*) AS line_count
  FROM net_charge n
  JOIN item i ON i.item = n.item_code
  GROUP BY n.item_code, n.charge_date
),
asked AS (
  SELECT b.item_code, b.charge_date, b.line_count,
         max(CASE WHEN matches(r.subject, '^[0-9][0-9]') THEN 0 ELSE 1 END) AS odd
  FROM billed b
  JOIN required r ON r.item = b.item_code AND b.charge_date BETWEEN r.valid_from AND r.valid_to
  GROUP BY b.item_code, b.charge_date, b.line_count
)
SELECT 'examined' AS reason, CAST(coalesce(sum(line_count), 0) AS BIGINT) AS row_count
FROM asked
UNION ALL
SELECT 'subject_not_standard' AS reason, CAST(coalesce(sum(line_count), 0) AS BIGINT) AS row_count
FROM asked
WHERE odd = 1
