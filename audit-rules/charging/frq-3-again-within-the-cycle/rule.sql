-- An item (or one of the codes of one item) again, before the days of the cycle have passed since as many occurrences as it
-- pays for; the whole occurrence that came too early is at issue.
WITH line AS (
  SELECT n.charge_id, n.patient_id, n.charge_date, coalesce(c.limit_group, c.item) AS item_or_group, c.times, c.days
  FROM net_charge n
  JOIN cycle_limit c ON c.item = n.item_code AND n.charge_date BETWEEN c.valid_from AND c.valid_to
  WHERE n.scope_amount IS NULL OR n.scope_amount > 0
),
occurrence AS (
  SELECT item_or_group, patient_id, charge_date, max(times) AS times, min(days) AS days,
         row_number() OVER (PARTITION BY item_or_group, patient_id ORDER BY charge_date NULLS FIRST) AS place
  FROM line
  GROUP BY item_or_group, patient_id, charge_date
),
too_early AS (
  SELECT o.item_or_group, o.patient_id, o.charge_date, o.times, o.days, o.place, e.charge_date AS earlier_on,
         days_between(e.charge_date, o.charge_date) AS gap
  FROM occurrence o
  JOIN occurrence e ON e.item_or_group = o.item_or_group AND e.patient_id = o.patient_id AND e.place = o.place - o.times
  WHERE days_between(e.charge_date, o.charge_date) < o.days
),
side AS (
  SELECT item_or_group, patient_id, charge_date, charge_date AS row_date, 'problem' AS part
  FROM too_early
  UNION ALL
  SELECT t.item_or_group, t.patient_id, t.charge_date, o.charge_date AS row_date, 'context' AS part
  FROM too_early t
  JOIN occurrence o ON o.item_or_group = t.item_or_group AND o.patient_id = t.patient_id
                       AND o.place < t.place AND o.charge_date >= t.earlier_on
)
SELECT s.item_or_group, s.patient_id, s.charge_date,
       n.visit_id, n.department_id, n.executing_staff_id AS staff_id, n.item_code, n.charge_date AS occurred_on,
       'charge' AS record, n.charge_id AS row_id, s.part, n.quantity, n.amount,
       t.times, t.days, t.earlier_on, t.gap, n.item_name
FROM side s
JOIN too_early t ON t.item_or_group = s.item_or_group AND t.patient_id = s.patient_id AND t.charge_date = s.charge_date
JOIN line l ON l.item_or_group = s.item_or_group AND l.patient_id = s.patient_id AND l.charge_date = s.row_date
JOIN net_charge n ON n.charge_id = l.charge_id
