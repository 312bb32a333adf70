-- Lines of the items that the limit table knows on the line's date; a limit per night needs the nights of the stay.
WITH line AS (
  SELECT n.charge_id,
         max(CASE WHEN q.per = 'stay_day' AND s.nights IS NULL THEN 0 ELSE 1 END) AS judged
  FROM net_charge n
  JOIN quantity_limit q ON q.item = n.item_code AND n.charge_date BETWEEN q.valid_from AND q.valid_to
  LEFT JOIN stay s ON s.visit_id = n.visit_id
  WHERE q.max_quantity IS NOT NULL
  GROUP BY n.charge_id
)
SELECT 'examined' AS reason, count(*) AS row_count
FROM line
UNION ALL
SELECT 'no_nights' AS reason, count(*) AS row_count
FROM line
WHERE judged = 0
