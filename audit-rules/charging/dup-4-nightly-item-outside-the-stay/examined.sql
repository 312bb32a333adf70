-- Inpatient lines of bed fees and of the items that quantity_limit marks as charged by the night.
WITH nightly AS (
  SELECT DISTINCT item, valid_from, valid_to
  FROM quantity_limit
  WHERE by_night = 1
),
nightly_line AS (
  SELECT n.charge_id
  FROM net_charge n
  WHERE n.is_inpatient = 1 AND n.fee_class = '01'
  UNION
  SELECT n.charge_id
  FROM net_charge n
  JOIN nightly q ON q.item = n.item_code AND n.charge_date BETWEEN q.valid_from AND q.valid_to
  WHERE n.is_inpatient = 1
)
SELECT 'examined' AS reason, count(*) AS row_count
FROM nightly_line
