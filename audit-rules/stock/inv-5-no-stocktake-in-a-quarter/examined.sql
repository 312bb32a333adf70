-- Quarters in which a ledger of a store moved; one without a stocktake is judged only if the data covers it wholly.
WITH moved AS (
  SELECT DISTINCT store_id, ledger, quarter_of(day_of(moved_at)) AS quarter
  FROM stock_movement
  WHERE kind <> 'opening'
),
counted AS (
  SELECT DISTINCT store_id, ledger, quarter_of(counted_on) AS quarter
  FROM stocktake
),
uncounted AS (
  SELECT m.store_id, m.ledger, m.quarter, add_days(quarter_of(add_days(m.quarter, 100)), -1) AS last_day
  FROM moved m
  LEFT JOIN counted c ON c.store_id = m.store_id AND c.ledger = m.ledger AND c.quarter = m.quarter
  WHERE c.store_id IS NULL
)
SELECT 'examined' AS reason, count(*) AS row_count
FROM moved
UNION ALL
SELECT 'quarter_not_covered' AS reason, count(*) AS row_count
FROM uncounted u
LEFT JOIN snapshot_period p ON u.quarter >= p.period_from AND u.last_day <= p.period_to
WHERE p.period_from IS NULL
