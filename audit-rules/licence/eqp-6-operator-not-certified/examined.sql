-- Lines on equipment of the classes that need certified operators.
WITH machine AS (
  SELECT e.equipment_id, lower(e.equipment_class) AS equipment_class, c.valid_from, c.valid_to
  FROM equipment e
  JOIN equipment_class c ON c.equipment_class = lower(e.equipment_class)
  WHERE c.operator_certificate = 1
),
certificate AS (
  SELECT staff_id, lower(scope_code) AS scope_code, valid_from, coalesce(valid_to, DATE '9999-12-31') AS valid_to
  FROM staff_licence
  WHERE kind = 'large_equipment'
),
operated AS (
  SELECT n.equipment_id, m.equipment_class, n.executing_staff_id AS staff_id, n.charge_date, count(*) AS line_count
  FROM net_charge n
  JOIN machine m ON m.equipment_id = n.equipment_id AND n.charge_date BETWEEN m.valid_from AND m.valid_to
  GROUP BY n.equipment_id, m.equipment_class, n.executing_staff_id, n.charge_date
),
held AS (
  SELECT o.equipment_id, o.staff_id, o.charge_date, o.line_count,
         sum(CASE WHEN c.scope_code = o.equipment_class THEN 1 ELSE 0 END) AS certified,
         sum(CASE WHEN c.staff_id IS NOT NULL AND c.scope_code IS NULL THEN 1 ELSE 0 END) AS unscoped
  FROM operated o
  LEFT JOIN certificate c ON c.staff_id = o.staff_id AND o.charge_date BETWEEN c.valid_from AND c.valid_to
  GROUP BY o.equipment_id, o.staff_id, o.charge_date, o.line_count
),
stated AS (
  SELECT h.line_count,
         CASE WHEN h.staff_id IS NULL THEN 'no_executing_staff'
              WHEN s.staff_id IS NULL THEN 'unknown_staff'
              WHEN k.certificates = 0 THEN 'certificate_not_kept'
              WHEN h.certified = 0 AND h.unscoped > 0 THEN 'scope_not_known' END AS reason
  FROM held h
  CROSS JOIN (SELECT count(*) AS certificates FROM certificate) k
  LEFT JOIN staff s ON s.staff_id = h.staff_id
)
SELECT 'examined' AS reason, CAST(coalesce(sum(line_count), 0) AS BIGINT) AS row_count
FROM stated
UNION ALL
SELECT reason, CAST(sum(line_count) AS BIGINT) AS row_count
FROM stated
WHERE reason IS NOT NULL
GROUP BY reason
