-- Bed fees that count as beds, of the visits on whose leave or care there is any record.
WITH recorded AS (
  SELECT visit_id FROM care_record
  UNION
  SELECT visit_id FROM bed_stay
),
open_leave AS (
  SELECT s.visit_id, s.recorded_at AS left_at
  FROM care_record s
  LEFT JOIN care_record e ON e.visit_id = s.visit_id AND e.kind = 'leave_end' AND e.recorded_at > s.recorded_at
  WHERE s.kind = 'leave_start' AND e.visit_id IS NULL
  UNION
  SELECT b.visit_id, b.from_time AS left_at
  FROM bed_stay b
  JOIN visit v ON v.visit_id = b.visit_id
  WHERE b.reason = 'leave' AND b.to_time IS NULL AND v.discharged_at IS NULL
),
not_counting AS (
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
  SELECT n.charge_id, n.visit_id, n.charge_date
  FROM net_charge n
  JOIN recorded r ON r.visit_id = n.visit_id
  LEFT JOIN left_out o ON o.charge_id = n.charge_id
  WHERE n.fee_class = '01' AND o.charge_id IS NULL
)
SELECT 'examined' AS reason, count(*) AS row_count
FROM bed_line
UNION ALL
SELECT 'leave_not_ended' AS reason, count(DISTINCT l.charge_id) AS row_count
FROM bed_line l
JOIN open_leave o ON o.visit_id = l.visit_id AND l.charge_date >= day_of(o.left_at)
