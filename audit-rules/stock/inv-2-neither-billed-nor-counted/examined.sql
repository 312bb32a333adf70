-- Items that were billed and have stock movements; each that is not judged is counted under its first reason.
WITH first_billed AS (
  SELECT item_code, min(charge_date) AS first_on
  FROM net_charge
  GROUP BY item_code
),
moved AS (
  SELECT item_code, min(CASE WHEN kind = 'opening' THEN day_of(moved_at) END) AS opening_on,
         min(CASE WHEN kind IN ('purchase', 'gift', 'gain', 'other_in') THEN day_of(moved_at) END) AS came_in_on,
         min(CASE WHEN kind <> 'opening' THEN day_of(moved_at) END) AS moved_on
  FROM stock_movement
  GROUP BY item_code
),
store_of AS (
  SELECT item_code, store_id, min(day_of(moved_at)) AS first_on
  FROM stock_movement
  GROUP BY item_code, store_id
),
count_of AS (
  SELECT DISTINCT item_code, store_id, counted_on
  FROM stocktake
),
counted_day AS (
  SELECT DISTINCT item_code, counted_on
  FROM count_of
),
complete AS (
  SELECT d.item_code, d.counted_on
  FROM counted_day d
  JOIN store_of s ON s.item_code = d.item_code AND s.first_on <= d.counted_on
  LEFT JOIN count_of c ON c.item_code = s.item_code AND c.store_id = s.store_id AND c.counted_on = d.counted_on
  GROUP BY d.item_code, d.counted_on
  HAVING count(c.store_id) = count(*)
),
last_count AS (
  SELECT item_code, max(counted_on) AS counted_on
  FROM complete
  GROUP BY item_code
),
answered AS (
  SELECT b.item_code,
         CASE WHEN coalesce(month_of(m.opening_on) <= month_of(b.first_on), FALSE)
                   OR coalesce(m.came_in_on <= b.first_on, FALSE)
              THEN CASE WHEN month_of(m.moved_on) < month_of(p.period_from) THEN 'before_the_period'
                        WHEN l.counted_on >= b.first_on THEN 'judged'
                        ELSE 'not_counted' END
              ELSE 'no_opening' END AS answer
  FROM first_billed b
  JOIN moved m ON m.item_code = b.item_code
  CROSS JOIN snapshot_period p
  LEFT JOIN last_count l ON l.item_code = b.item_code
)
SELECT 'examined' AS reason, count(*) AS row_count
FROM answered
UNION ALL
SELECT answer AS reason, count(*) AS row_count
FROM answered
WHERE answer <> 'judged'
GROUP BY answer
