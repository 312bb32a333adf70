-- Inpatient lines that no order of the visit covers, in fee classes whose lines mostly have one.
WITH ordered_visit AS (
  SELECT DISTINCT visit_id
  FROM medical_order
),
line AS (
  SELECT n.charge_id, n.visit_id, n.order_id, n.item_code, n.charge_date, n.fee_class
  FROM net_charge n
  JOIN ordered_visit v ON v.visit_id = n.visit_id
  WHERE n.is_inpatient = 1 AND n.fee_class IN ('03', '04', '05', '06', '07', '09', '10', '11')
),
covered AS (
  SELECT l.charge_id
  FROM line l
  JOIN medical_order o ON o.visit_id = l.visit_id AND o.order_id = l.order_id
  UNION
  SELECT l.charge_id
  FROM line l
  JOIN medical_order o ON o.visit_id = l.visit_id AND o.item_code = l.item_code
  WHERE l.charge_date >= day_of(o.ordered_at) AND (o.stopped_at IS NULL OR l.charge_date <= day_of(o.stopped_at))
),
judged_class AS (
  SELECT l.fee_class
  FROM line l
  LEFT JOIN covered c ON c.charge_id = l.charge_id
  GROUP BY l.fee_class
  HAVING count(c.charge_id) * 100 >= count(*) * :order_match_percent
)
SELECT n.visit_id, n.item_code, n.patient_id, n.department_id, n.ordering_staff_id AS staff_id,
       n.charge_date AS occurred_on, 'charge' AS record, n.charge_id AS row_id, 'problem' AS part, n.quantity, n.amount,
       n.item_name
FROM line l
JOIN judged_class j ON j.fee_class = l.fee_class
LEFT JOIN covered c ON c.charge_id = l.charge_id
JOIN net_charge n ON n.charge_id = l.charge_id
WHERE c.charge_id IS NULL
