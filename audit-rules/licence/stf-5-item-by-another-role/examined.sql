-- Lines of the items that need a role on the line's date.
WITH required AS (
  SELECT DISTINCT item, valid_from, valid_to
  FROM required_licence
  WHERE role IS NOT NULL
),
item AS (
  SELECT DISTINCT item
  FROM required
),
served AS (
  SELECT n.item_code, n.executing_staff_id AS staff_id, n.charge_date, count(*) AS line_count
  FROM net_charge n
  JOIN item i ON i.item = n.item_code
  GROUP BY n.item_code, n.executing_staff_id, n.charge_date
),
due AS (
  SELECT DISTINCT d.item_code, d.staff_id, d.charge_date, d.line_count
  FROM served d
  JOIN required r ON r.item = d.item_code AND d.charge_date BETWEEN r.valid_from AND r.valid_to
),
stated AS (
  SELECT d.line_count,
         CASE WHEN d.staff_id IS NULL THEN 'no_executing_staff'
              WHEN s.staff_id IS NULL THEN 'unknown_staff' END AS reason
  FROM due d
  LEFT JOIN staff s ON s.staff_id = d.staff_id
)
SELECT 'examined' AS reason, CAST(coalesce(sum(line_count), 0) AS BIGINT) AS row_count
FROM stated
UNION ALL
SELECT reason, CAST(sum(line_count) AS BIGINT) AS row_count
FROM stated
WHERE reason IS NOT NULL
GROUP BY reason
