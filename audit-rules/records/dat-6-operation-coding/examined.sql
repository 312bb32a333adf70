-- Stays with an operation fee, and operation records.
WITH fee_visit AS (
  SELECT DISTINCT visit_id
  FROM net_charge
  WHERE is_inpatient = 1 AND fee_class = '06'
),
recorded AS (
  SELECT DISTINCT visit_id
  FROM operation
),
extent AS (
  SELECT count(*) AS visits, count(r.visit_id) AS recorded_visits
  FROM fee_visit f
  LEFT JOIN recorded r ON r.visit_id = f.visit_id
)
SELECT 'examined' AS reason, (SELECT count(*) FROM fee_visit) + (SELECT count(*) FROM operation) AS row_count
UNION ALL
SELECT 'records_not_kept' AS reason, coalesce(sum(visits - recorded_visits), 0) AS row_count
FROM extent
WHERE recorded_visits * 100 < visits * :operation_record_percent
