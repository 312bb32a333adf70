-- Lines of the items that need equipment on the line's date.
WITH need AS (
  SELECT DISTINCT item, valid_from, valid_to
  FROM required_equipment
),
item AS (
  SELECT DISTINCT item
  FROM need
),
done AS (
  SELECT n.item_code, n.charge_date, count(*) AS line_count
  FROM net_charge n
  JOIN item i ON i.item = n.item_code
  GROUP BY n.item_code, n.charge_date
),
due AS (
  SELECT DISTINCT d.item_code, d.charge_date, d.line_count
  FROM done d
  JOIN need w ON w.item = d.item_code AND d.charge_date BETWEEN w.valid_from AND w.valid_to
)
SELECT 'examined' AS reason, CAST(coalesce(sum(line_count), 0) AS BIGINT) AS row_count
FROM due
