-- Lines of the items that the pair table names; the hour windows among them need a time of day.
WITH known AS (
  SELECT item_a AS item_code, time_window
  FROM duplicate_pair
  WHERE (kind IS NULL OR kind = 'duplicate') AND item_a <> item_b
  UNION
  SELECT item_b AS item_code, time_window
  FROM duplicate_pair
  WHERE (kind IS NULL OR kind = 'duplicate') AND item_a <> item_b
),
item AS (
  SELECT item_code, max(CASE WHEN time_window IN ('six_hours', 'hour') THEN 1 ELSE 0 END) AS by_hours
  FROM known
  GROUP BY item_code
),
line AS (
  SELECT n.charge_id, n.has_time, i.by_hours
  FROM net_charge n
  JOIN item i ON i.item_code = n.item_code
)
SELECT 'examined' AS reason, count(*) AS row_count
FROM line
UNION ALL
SELECT 'no_time_of_day' AS reason, count(*) AS row_count
FROM line
WHERE by_hours = 1 AND has_time = 0 AND :midnight_is_a_time = 0
