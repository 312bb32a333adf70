-- Movements of a store and ledger in a quarter in which it was not counted, where the data covers the quarter.
WITH moved AS (
  SELECT movement_id, store_id, ledger, item_code, quantity, day_of(moved_at) AS moved_on,
         quarter_of(day_of(moved_at)) AS quarter
  FROM stock_movement
  WHERE kind <> 'opening'
),
counted AS (
  SELECT DISTINCT store_id, ledger, quarter_of(counted_on) AS quarter
  FROM stocktake
),
uncounted AS (
  SELECT m.movement_id, m.store_id, m.ledger, m.item_code, m.quantity, m.moved_on, m.quarter,
         add_days(quarter_of(add_days(m.quarter, 100)), -1) AS last_day
  FROM moved m
  LEFT JOIN counted c ON c.store_id = m.store_id AND c.ledger = m.ledger AND c.quarter = m.quarter
  WHERE c.store_id IS NULL
)
SELECT u.store_id, u.ledger, u.quarter, u.item_code, u.moved_on AS occurred_on, 'stock_movement' AS record,
       u.movement_id AS row_id, 'problem' AS part, u.quantity, CAST(NULL AS DECIMAL(16, 2)) AS amount,
       CASE u.ledger WHEN 'drug' THEN '药品' WHEN 'herbal' THEN '中药饮片' WHEN 'consumable' THEN '耗材'
                     ELSE '试剂' END AS ledger_zh,
       concat(substr(CAST(u.quarter AS STRING), 1, 4), '年第',
              CASE substr(CAST(u.quarter AS STRING), 6, 2) WHEN '01' THEN '一' WHEN '04' THEN '二' WHEN '07' THEN '三'
                                                            ELSE '四' END, '季度') AS quarter_name
FROM uncounted u
JOIN snapshot_period p ON u.quarter >= p.period_from AND u.last_day <= p.period_to
