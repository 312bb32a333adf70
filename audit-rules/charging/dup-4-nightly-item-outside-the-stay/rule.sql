-- Bed fees and other items charged by the night, on a date that is not a night of the stay.
WITH nightly AS (
  SELECT DISTINCT item, valid_from, valid_to
  FROM quantity_limit
  WHERE by_night = 1
),
nightly_line AS (
  SELECT n.charge_id
  FROM net_charge n
  WHERE n.fee_class = '01'
  UNION
  SELECT n.charge_id
  FROM net_charge n
  JOIN nightly q ON q.item = n.item_code AND n.charge_date BETWEEN q.valid_from AND q.valid_to
),
dated AS (
  SELECT n.charge_id, n.visit_id, s.admitted_on, s.discharged_on,
         CASE WHEN :late_posting_minutes > 0 AND (n.has_time = 1 OR :midnight_is_a_time = 1)
                   AND seconds_between(start_of(n.charge_date), n.charged_at) <= :late_posting_minutes * 60
              THEN add_days(n.charge_date, -1) ELSE n.charge_date END AS belongs_to
  FROM nightly_line l
  JOIN net_charge n ON n.charge_id = l.charge_id
  JOIN stay s ON s.visit_id = n.visit_id
),
outside AS (
  SELECT d.charge_id, d.belongs_to, d.admitted_on, d.discharged_on
  FROM dated d
  LEFT JOIN stay_day y ON y.visit_id = d.visit_id AND y.stay_date = d.belongs_to AND y.is_night = 1
  WHERE d.belongs_to < d.admitted_on
     OR (d.belongs_to >= d.discharged_on AND y.visit_id IS NULL)
)
SELECT n.visit_id, n.item_code, o.belongs_to,
       n.patient_id, n.department_id, n.executing_staff_id AS staff_id, n.charge_date AS occurred_on,
       'charge' AS record, n.charge_id AS row_id, 'problem' AS part, n.quantity, n.amount,
       n.item_name, o.admitted_on, o.discharged_on
FROM outside o
JOIN net_charge n ON n.charge_id = o.charge_id
