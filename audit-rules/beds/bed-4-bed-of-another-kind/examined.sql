-- Every bed fee; it is judged where its item stands for a kind of bed and a bed of known kind is on record for the night.
WITH kind_of AS (
  SELECT DISTINCT n.line_no, n.visit_id, n.charge_date
  FROM net_charge n
  JOIN bed_item k ON k.item = n.item_code AND n.charge_date BETWEEN k.valid_from AND k.valid_to
  WHERE n.fee_class = '01' AND k.bed_kind IS NOT NULL
),
night AS (
  SELECT DISTINCT visit_id, night_of
  FROM bed_night
  WHERE bed_kind IS NOT NULL AND (reason IS NULL OR reason <> 'leave')
),
bed_fee AS (
  SELECT count(*) AS line_count
  FROM net_charge
  WHERE fee_class = '01'
)
SELECT 'examined' AS reason, line_count AS row_count
FROM bed_fee
UNION ALL
SELECT 'unknown_item' AS reason, line_count - (SELECT count(*) FROM kind_of) AS row_count
FROM bed_fee
UNION ALL
SELECT 'no_bed_night' AS reason, count(*) AS row_count
FROM kind_of k
LEFT JOIN night i ON i.visit_id = k.visit_id AND i.night_of = k.charge_date
WHERE i.visit_id IS NULL
