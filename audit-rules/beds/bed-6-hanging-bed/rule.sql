-- Dates in a row inside a stay with bed or nursing fees, and neither a care record nor a new order.
WITH fee_day AS (
  SELECT DISTINCT n.visit_id, n.charge_date
  FROM net_charge n
  JOIN stay s ON s.visit_id = n.visit_id
  WHERE n.fee_class IN ('01', '07')
    AND n.charge_date >= s.admitted_on
    AND (s.discharged_on IS NULL OR n.charge_date <= s.discharged_on)
),
cared_for AS (
  SELECT visit_id, day_of(recorded_at) AS care_date
  FROM care_record
  WHERE kind IN ('progress_note', 'nursing_note', 'vital_signs')
  UNION
  SELECT visit_id, day_of(ordered_at) AS care_date
  FROM medical_order
),
empty_day AS (
  SELECT f.visit_id, f.charge_date,
         row_number() OVER (PARTITION BY f.visit_id ORDER BY f.charge_date NULLS FIRST) AS place
  FROM fee_day f
  LEFT JOIN cared_for c ON c.visit_id = f.visit_id AND c.care_date = f.charge_date
  WHERE c.visit_id IS NULL
),
empty_run AS (
  SELECT visit_id, min(charge_date) AS first_day, max(charge_date) AS last_day, count(*) AS days
  FROM empty_day
  GROUP BY visit_id, add_days(charge_date, -1 * place)
  HAVING count(*) >= :hanging_bed_days
)
SELECT r.visit_id, r.first_day, n.patient_id, n.department_id, n.executing_staff_id AS staff_id, n.item_code,
       n.charge_date AS occurred_on, 'charge' AS record, n.charge_id AS row_id, 'problem' AS part, n.quantity, n.amount,
       n.item_name, r.last_day, r.days, :hanging_bed_days AS limit_days
FROM empty_run r
JOIN net_charge n ON n.visit_id = r.visit_id AND n.charge_date BETWEEN r.first_day AND r.last_day
WHERE n.fee_class IN ('01', '07')
