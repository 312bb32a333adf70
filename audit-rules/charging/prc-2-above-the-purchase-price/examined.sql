-- Lines of drugs, herbal pieces and consumables; what was not bought before the charge, at a known cost, cannot be judged.
WITH first_bought AS (
  SELECT item_code, min(day_of(moved_at)) AS bought_on
  FROM stock_movement
  WHERE kind = 'purchase' AND unit_cost IS NOT NULL
  GROUP BY item_code
),
line AS (
  SELECT CASE WHEN f.bought_on <= n.charge_date THEN 1 ELSE 0 END AS judged
  FROM net_charge n
  LEFT JOIN first_bought f ON f.item_code = n.item_code
  WHERE n.fee_class >= '08' AND n.fee_class < '12'
)
SELECT 'examined' AS reason, count(*) AS row_count
FROM line
UNION ALL
SELECT 'not_bought_before' AS reason, count(*) AS row_count
FROM line
WHERE judged = 0
