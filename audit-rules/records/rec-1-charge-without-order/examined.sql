-- Inpatient lines of the classes that are ordered; not judged in stays without orders and in classes that mostly lack them.
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
class_count AS (
  SELECT fee_class, sum(line_count) AS lines, sum(covered_count) AS covered_lines
  FROM weighed
  GROUP BY fee_class
)
SELECT 'examined' AS reason, count(*) AS row_count
FROM marked
UNION ALL
SELECT 'no_orders' AS reason, (SELECT count(*) FROM marked) - (SELECT coalesce(sum(lines), 0) FROM class_count) AS row_count
UNION ALL
SELECT 'class_not_ordered' AS reason, coalesce(sum(lines), 0) AS row_count
FROM class_count
WHERE covered_lines * 100 < lines * :order_match_percent
