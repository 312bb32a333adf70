-- Bed fees of nights that the patient spent on leave, by the bed log or by the notes of leave.
WITH noted AS (
  SELECT s.visit_id, s.recorded_at AS left_at, min(e.recorded_at) AS back_at
  FROM care_record s
  JOIN care_record e ON e.visit_id = s.visit_id AND e.kind = 'leave_end' AND e.recorded_at > s.recorded_at
  WHERE s.kind = 'leave_start'
  GROUP BY s.visit_id, s.recorded_at
),
logged AS (
  SELECT b.visit_id, b.from_time AS left_at, coalesce(b.to_time, v.discharged_at) AS back_at
  FROM bed_stay b
  JOIN visit v ON v.visit_id = b.visit_id
  WHERE b.reason = 'leave'
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
  LEFT JOIN left_out o ON o.charge_id = n.charge_id
  WHERE n.fee_class = '01' AND o.charge_id IS NULL
),
away AS (
  SELECT l.charge_id, a.left_at, a.back_at
  FROM bed_line l
  JOIN noted a ON a.visit_id = l.visit_id
  WHERE l.charge_date >= day_of(a.left_at) AND l.charge_date < day_of(a.back_at)
  UNION ALL
  SELECT l.charge_id, a.left_at, a.back_at
  FROM bed_line l
  JOIN logged a ON a.visit_id = l.visit_id
  WHERE l.charge_date >= day_of(a.left_at) AND l.charge_date < day_of(a.back_at)
),
found AS (
  SELECT charge_id, min(left_at) AS left_at, max(back_at) AS back_at
  FROM away
  GROUP BY charge_id
)
SELECT n.charge_id, n.visit_id, n.patient_id, n.department_id, n.executing_staff_id AS staff_id, n.item_code,
       n.charge_date AS occurred_on, 'charge' AS record, n.charge_id AS row_id, 'problem' AS part, n.quantity, n.amount,
       n.item_name, f.left_at, f.back_at
FROM found f
JOIN net_charge n ON n.charge_id = f.charge_id
