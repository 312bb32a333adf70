-- Inpatient lines that no order of the visit covers, in fee classes whose lines mostly have one.
WITH marked AS (
  SELECT n.line_no, n.visit_id, n.item_code, n.charge_date, n.fee_class, o.order_id
  FROM net_charge n
  LEFT JOIN medical_order o ON o.visit_id = n.visit_id AND o.order_id = n.order_id
  WHERE n.is_inpatient = 1 AND n.fee_class IN ('03', '04', '05', '06', '07', '09', '10', '11')
),
open_line AS (
  SELECT m.line_no, m.visit_id, m.item_code, m.charge_date, m.fee_class
  FROM marked m
  WHERE m.order_id IS NULL AND m.visit_id IN (SELECT visit_id FROM medical_order)
),
covered AS (
  SELECT DISTINCT l.line_no
  FROM open_line l
  JOIN medical_order o ON o.visit_id = l.visit_id AND o.item_code = l.item_code
  WHERE l.charge_date >= day_of(o.ordered_at) AND (o.stopped_at IS NULL OR l.charge_date <= day_of(o.stopped_at))
),
weighed AS (
  SELECT fee_class, count(*) AS line_count, count(*) AS covered_count
  FROM marked
  WHERE order_id IS NOT NULL
  GROUP BY fee_class
  UNION ALL
  SELECT l.fee_class, count(*) AS line_count, count(c.line_no) AS covered_count
  FROM open_line l
  LEFT JOIN covered c ON c.line_no = l.line_no
  GROUP BY l.fee_class
),
judged_class AS (
  SELECT fee_class
  FROM weighed
  GROUP BY fee_class
  HAVING sum(covered_count) * 100 >= sum(line_count) * :order_match_percent
)
SELECT n.visit_id, n.item_code, n.patient_id, n.department_id, n.ordering_staff_id AS staff_id,
       n.charge_date AS occurred_on, 'charge' AS record, n.charge_id AS row_id, n.line_no, 'problem' AS part, n.quantity,
       n.amount, n.item_name
FROM open_line l
JOIN judged_class j ON j.fee_class = l.fee_class
LEFT JOIN covered c ON c.line_no = l.line_no
JOIN net_charge n ON n.line_no = l.line_no
WHERE c.line_no IS NULL
