-- More bed days charged over a stay than it has nights.
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
  SELECT n.charge_id, n.visit_id, n.quantity
  FROM net_charge n
  LEFT JOIN left_out o ON o.charge_id = n.charge_id
  WHERE n.fee_class = '01' AND o.charge_id IS NULL
),
total AS (
  SELECT visit_id, CAST(sum(quantity) AS DECIMAL(18, 4)) AS bed_days
  FROM bed_line
  GROUP BY visit_id
),
above AS (
  SELECT t.visit_id, t.bed_days, s.nights, s.admitted_on, s.discharged_on
  FROM total t
  JOIN stay s ON s.visit_id = t.visit_id
  WHERE t.bed_days > s.nights
)
SELECT n.visit_id, n.patient_id, n.department_id, n.executing_staff_id AS staff_id, n.item_code,
       n.charge_date AS occurred_on, 'charge' AS record, n.charge_id AS row_id, 'problem' AS part, n.quantity, n.amount,
       a.bed_days - a.nights AS excess, a.bed_days AS whole,
       a.bed_days, a.nights, a.admitted_on, a.discharged_on, n.item_name
FROM above a
JOIN bed_line l ON l.visit_id = a.visit_id
JOIN net_charge n ON n.charge_id = l.charge_id
