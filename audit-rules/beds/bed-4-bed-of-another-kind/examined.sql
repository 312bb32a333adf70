-- Every bed fee; it is judged where its item stands for a kind of bed and a bed of known kind is on record for the night.
WITH kind_of AS (
  SELECT DISTINCT n.charge_id
  FROM net_charge n
  JOIN bed_item k ON k.item = n.item_code AND n.charge_date BETWEEN k.valid_from AND k.valid_to
  WHERE n.fee_class = '01' AND k.bed_kind IS NOT NULL
),
night AS (
  SELECT DISTINCT visit_id, night_of
  FROM bed_night
  WHERE bed_kind IS NOT NULL AND (reason IS NULL OR reason <> 'leave')
)
SELECT 'examined' AS reason, count(*) AS row_count
FROM net_charge
WHERE fee_class = '01'
UNION ALL
SELECT 'unknown_item' AS reason, count(*) AS row_count
FROM net_charge n
LEFT JOIN kind_of k ON k.charge_id = n.charge_id
WHERE n.fee_class = '01' AND k.charge_id IS NULL
UNION ALL
SELECT 'no_bed_night' AS reason, count(*) AS row_count
FROM kind_of k
JOIN net_charge n ON n.charge_id = k.charge_id
LEFT JOIN night i ON i.visit_id = n.visit_id AND i.night_of = n.charge_date
WHERE i.visit_id IS NULL
