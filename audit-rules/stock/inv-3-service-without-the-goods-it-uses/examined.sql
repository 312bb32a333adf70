-- Goods that a billed service uses by the norm.
WITH norm AS (
  SELECT DISTINCT service_item, consumable_item_written AS consumable, valid_from, valid_to
  FROM consumption_norm
),
member AS (
  SELECT DISTINCT consumable_item_written AS consumable, consumable_item AS item_code
  FROM consumption_norm
),
wanted AS (
  SELECT r.consumable, min(n.charged_at) AS first_at
  FROM norm r
  JOIN net_charge n ON n.item_code = r.service_item AND n.charge_date BETWEEN r.valid_from AND r.valid_to
  GROUP BY r.consumable
),
kept AS (
  SELECT max(CASE ledger WHEN 'consumable' THEN 1 ELSE 0 END) AS consumables,
         max(CASE ledger WHEN 'reagent' THEN 1 ELSE 0 END) AS reagents
  FROM stock_movement
),
moved AS (
  SELECT m.consumable, min(CASE WHEN s.kind = 'opening' THEN s.moved_at END) AS opening_at,
         min(CASE WHEN s.kind IN ('purchase', 'gift', 'gain', 'other_in') THEN s.moved_at END) AS came_in_at
  FROM member m
  JOIN stock_movement s ON s.item_code = m.item_code
  GROUP BY m.consumable
),
answered AS (
  SELECT w.consumable,
         CASE WHEN m.consumable IS NULL
              THEN CASE WHEN starts_with_code(w.consumable, 'C') AND k.consumables = 1 THEN 'judged'
                        WHEN NOT starts_with_code(w.consumable, 'C') AND k.reagents = 1 THEN 'judged'
                        ELSE 'no_ledger' END
              WHEN month_of(day_of(m.opening_at)) <= month_of(day_of(w.first_at)) OR m.came_in_at <= w.first_at THEN 'judged'
              ELSE 'no_opening' END AS answer
  FROM wanted w
  CROSS JOIN kept k
  LEFT JOIN moved m ON m.consumable = w.consumable
)
SELECT 'examined' AS reason, count(*) AS row_count
FROM answered
UNION ALL
SELECT answer AS reason, count(*) AS row_count
FROM answered
WHERE answer <> 'judged'
GROUP BY answer
