-- Inpatient bed fees that count as beds; a stay that has not ended has no count of nights yet.
WITH not_counting AS (
  SELECT DISTINCT item, valid_from, valid_to
  FROM bed_item
  WHERE counts_as_bed = 0
),
left_out AS (
  SELECT DISTINCT n.charge_id
  FROM net_charge n
  JOIN not_counting b ON b.item = n.item_code AND n.charge_date BETWEEN b.valid_from AND b.valid_to
),
bed_line AS (
  SELECT n.charge_id, s.nights
  FROM net_charge n
  JOIN stay s ON s.visit_id = n.visit_id
  LEFT JOIN left_out o ON o.charge_id = n.charge_id
  WHERE n.fee_class = '01' AND o.charge_id IS NULL
)
SELECT 'examined' AS reason, count(*) AS row_count
FROM bed_line
UNION ALL
SELECT 'not_discharged' AS reason, count(*) AS row_count
FROM bed_line
WHERE nights IS NULL
