-- Inpatient lines of the classes that are ordered; not judged in stays without orders and in classes that mostly lack them.
WITH ordered_visit AS (
  SELECT DISTINCT visit_id
  FROM medical_order
),
wanted AS (
  SELECT n.charge_id, n.visit_id, n.order_id, n.item_code, n.charge_date, n.fee_class
  FROM net_charge n
  WHERE n.is_inpatient = 1 AND n.fee_class IN ('03', '04', '05', '06', '07', '09', '10', '11')
),
line AS (
  SELECT w.charge_id, w.visit_id, w.order_id, w.item_code, w.charge_date, w.fee_class
  FROM wanted w
  JOIN ordered_visit v ON v.visit_id = w.visit_id
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
class_count AS (
  SELECT l.fee_class, count(*) AS lines, count(c.charge_id) AS covered_lines
  FROM line l
  LEFT JOIN covered c ON c.charge_id = l.charge_id
  GROUP BY l.fee_class
)
SELECT 'examined' AS reason, count(*) AS row_count
FROM wanted
UNION ALL
SELECT 'no_orders' AS reason, (SELECT count(*) FROM wanted) - (SELECT count(*) FROM line) AS row_count
UNION ALL
SELECT 'class_not_ordered' AS reason, coalesce(sum(lines), 0) AS row_count
FROM class_count
WHERE covered_lines * 100 < lines * :order_match_percent
