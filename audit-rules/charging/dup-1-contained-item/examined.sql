-- Lines of the items that the pair table names; hour windows need a time of day.
WITH pair AS (
  SELECT item_a, item_b, time_window
  FROM duplicate_pair
  WHERE (kind IS NULL OR kind = 'duplicate') AND item_a <> item_b
),
known AS (
  SELECT item_a AS item_code, time_window FROM pair
  UNION
  SELECT item_b AS item_code, time_window FROM pair
),
line AS (
  SELECT n.charge_id, n.has_time,
         max(CASE WHEN k.time_window IN ('day', 'visit') THEN 1 ELSE 0 END) AS by_date
  FROM net_charge n
  JOIN known k ON k.item_code = n.item_code
  GROUP BY n.charge_id, n.has_time
)
SELECT 'examined' AS reason, count(*) AS row_count FROM line
UNION ALL
SELECT 'no_time_of_day' AS reason, count(*) AS row_count
FROM line
WHERE by_date = 0 AND has_time = 0 AND :midnight_is_a_time = 0
