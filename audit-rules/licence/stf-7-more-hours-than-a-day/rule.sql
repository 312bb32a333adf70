-- Services of one person on one date that together take longer than a person can work.
WITH served AS (
  SELECT n.charge_id, n.executing_staff_id AS staff_id, n.charge_date, CAST(n.quantity * max(t.minutes) AS DECIMAL(18, 4)) AS minutes
  FROM net_charge n
  JOIN service_time t ON t.item = n.item_code AND n.charge_date BETWEEN t.valid_from AND t.valid_to
  GROUP BY n.charge_id, n.executing_staff_id, n.charge_date, n.quantity
),
busy AS (
  SELECT staff_id, charge_date, CAST(sum(minutes) AS DECIMAL(18, 4)) AS minutes
  FROM served
  GROUP BY staff_id, charge_date
  HAVING sum(minutes) > CAST(:staff_hours_per_day AS INTEGER) * 60
)
SELECT b.staff_id, b.charge_date AS served_on, n.visit_id, n.patient_id, n.department_id, n.item_code,
       b.charge_date AS occurred_on, 'charge' AS record, n.charge_id AS row_id, 'problem' AS part, n.quantity, n.amount,
       b.minutes - CAST(:staff_hours_per_day AS INTEGER) * 60 AS excess, b.minutes AS whole,
       int_div(CAST(floor(b.minutes) AS BIGINT), 60) AS hours,
       CAST(floor(b.minutes) AS BIGINT) - int_div(CAST(floor(b.minutes) AS BIGINT), 60) * 60 AS minutes,
       CAST(:staff_hours_per_day AS INTEGER) AS limit_hours
FROM busy b
JOIN served s ON s.staff_id = b.staff_id AND s.charge_date = b.charge_date
JOIN net_charge n ON n.charge_id = s.charge_id
