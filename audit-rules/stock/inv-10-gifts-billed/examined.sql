-- Items that were billed and have stock movements; one without gifts is clean whatever its opening stock.
WITH item AS (
  SELECT item_code, min(charged_at) AS first_billed_at
  FROM net_charge
  GROUP BY item_code
),
moved AS (
  SELECT item_code, max(CASE kind WHEN 'gift' THEN 1 ELSE 0 END) AS has_gifts,
         min(CASE WHEN kind = 'opening' THEN moved_at END) AS opening_at,
         min(CASE WHEN kind IN ('purchase', 'gift', 'gain', 'other_in') THEN moved_at END) AS came_in_at
  FROM stock_movement
  GROUP BY item_code
),
answered AS (
  SELECT CASE WHEN m.has_gifts = 1
                   AND NOT (coalesce(month_of(day_of(m.opening_at)) <= month_of(day_of(i.first_billed_at)), FALSE)
                            OR coalesce(m.came_in_at <= i.first_billed_at, FALSE))
              THEN 1 ELSE 0 END AS unopened
  FROM item i
  JOIN moved m ON m.item_code = i.item_code
)
SELECT 'examined' AS reason, count(*) AS row_count
FROM answered
UNION ALL
SELECT 'no_opening' AS reason, count(*) AS row_count
FROM answered
WHERE unopened = 1
