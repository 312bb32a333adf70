-- More days of an item (or of the codes of one item) than the course that is paid, in the days looked back; the dates beyond
-- are at issue. A dispensed drug counts the days it was given for.
WITH line AS (
  SELECT n.charge_id, n.patient_id, n.charge_date, coalesce(c.limit_group, c.item) AS item_or_group, c.max_days,
         CASE WHEN n.fee_class BETWEEN '09' AND '11' THEN greatest(coalesce(n.days_supply, 1), 1) ELSE 1 END AS days
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
         e.days AS earlier_days
  FROM date_of d
  JOIN date_of e ON e.item_or_group = d.item_or_group AND e.patient_id = d.patient_id
                    AND e.charge_date <= d.charge_date
                    AND days_between(e.charge_date, d.charge_date) < :course_window_days
),
beyond AS (
  SELECT item_or_group, patient_id, charge_date, days, max_days, sum(earlier_days) AS used
  FROM looked_back
  GROUP BY item_or_group, patient_id, charge_date, days, max_days
  HAVING sum(earlier_days) > max_days
),
share AS (
  SELECT item_or_group, patient_id, sum(least(days, used - max_days)) AS excess, sum(days) AS whole, max(used) AS used,
         min(max_days) AS max_days
  FROM beyond
  GROUP BY item_or_group, patient_id
),
side AS (
  SELECT item_or_group, patient_id, charge_date, 'problem' AS part
  FROM beyond
  UNION
  SELECT l.item_or_group, l.patient_id, l.earlier_date AS charge_date, 'context' AS part
  FROM looked_back l
  JOIN beyond b ON b.item_or_group = l.item_or_group AND b.patient_id = l.patient_id AND b.charge_date = l.charge_date
),
evidence AS (
  SELECT item_or_group, patient_id, charge_date, max(part) AS part
  FROM side
  GROUP BY item_or_group, patient_id, charge_date
)
SELECT e.item_or_group, e.patient_id,
       n.visit_id, n.department_id, n.executing_staff_id AS staff_id, n.item_code, n.charge_date AS occurred_on,
       'charge' AS record, n.charge_id AS row_id, e.part, n.quantity, n.amount,
       s.excess, s.whole, s.used, s.max_days, :course_window_days AS window_days, n.item_name
FROM evidence e
JOIN share s ON s.item_or_group = e.item_or_group AND s.patient_id = e.patient_id
JOIN line l ON l.item_or_group = e.item_or_group AND l.patient_id = e.patient_id AND l.charge_date = e.charge_date
JOIN net_charge n ON n.charge_id = l.charge_id
