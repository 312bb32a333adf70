-- More days of an item (or of the codes of one item) than the course that is paid, in the days looked back; the dates beyond
-- are at issue. A dispensed drug counts the days it was given for.
WITH line AS (
  SELECT n.charge_id, n.patient_id, n.charge_date, coalesce(c.limit_group, c.item) AS item_or_group, c.max_days,
         CASE WHEN n.fee_class >= '09' AND n.fee_class < '12' THEN greatest(n.days_supply, 1) ELSE 1 END AS days
  FROM net_charge n
  JOIN course_limit c ON c.item = n.item_code AND n.charge_date BETWEEN c.valid_from AND c.valid_to
  WHERE n.scope_amount IS NULL OR n.scope_amount > 0
),
date_of AS (
  SELECT item_or_group, patient_id, charge_date, max(days) AS days, max(max_days) AS max_days
  FROM line
  GROUP BY item_or_group, patient_id, charge_date
),
looked_back AS (
  SELECT d.item_or_group, d.patient_id, d.charge_date, d.days, d.max_days, e.charge_date AS earlier_date,
         sum(e.days) OVER (PARTITION BY d.item_or_group, d.patient_id, d.charge_date) AS used
  FROM date_of d
  JOIN date_of e ON e.item_or_group = d.item_or_group AND e.patient_id = d.patient_id
                    AND e.charge_date <= d.charge_date
                    AND days_between(e.charge_date, d.charge_date) < :course_window_days
),
beyond AS (
  SELECT item_or_group, patient_id, charge_date, days, max_days, earlier_date, used
  FROM looked_back
  WHERE used > max_days
),
share AS (
  SELECT item_or_group, patient_id, sum(least(days, used - max_days)) AS excess, sum(days) AS whole, max(used) AS used
  FROM (SELECT DISTINCT item_or_group, patient_id, charge_date, days, max_days, used FROM beyond) each_date
  GROUP BY item_or_group, patient_id
),
side AS (
  SELECT item_or_group, patient_id, charge_date, 'problem' AS part
  FROM beyond
  UNION
  SELECT item_or_group, patient_id, earlier_date AS charge_date, 'context' AS part
  FROM beyond
),
evidence AS (
  SELECT item_or_group, patient_id, charge_date, max(part) AS part
  FROM side
  GROUP BY item_or_group, patient_id, charge_date
)
SELECT e.item_or_group, e.patient_id,
       n.visit_id, n.department_id, n.executing_staff_id AS staff_id, n.item_code, n.charge_date AS occurred_on,
       'charge' AS record, n.charge_id AS row_id, e.part, n.quantity, n.amount,
       s.excess, s.whole, s.used, l.max_days, :course_window_days AS window_days, n.item_name
FROM evidence e
JOIN share s ON s.item_or_group = e.item_or_group AND s.patient_id = e.patient_id
JOIN line l ON l.item_or_group = e.item_or_group AND l.patient_id = e.patient_id AND l.charge_date = e.charge_date
JOIN net_charge n ON n.charge_id = l.charge_id
