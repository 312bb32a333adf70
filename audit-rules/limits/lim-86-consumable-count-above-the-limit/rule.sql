-- More of a consumable than its limit allows in a day, a visit or an operation.
WITH line AS (
  SELECT n.charge_id, n.patient_id, n.item_code, l.per, n.quantity, l.max_quantity,
         CASE l.per WHEN 'day' THEN CAST(n.charge_date AS STRING) WHEN 'visit' THEN n.visit_id ELSE n.operation_id END AS scope
  FROM net_charge n
  JOIN consumable_limit l ON l.item = n.item_code AND n.charge_date BETWEEN l.valid_from AND l.valid_to
  WHERE l.per IN ('day', 'visit') OR n.operation_id IS NOT NULL
),
total AS (
  SELECT item_code, per, patient_id, scope, CAST(sum(quantity) AS DECIMAL(18, 4)) AS used,
         CAST(max(max_quantity) AS DECIMAL(18, 4)) AS allowed
  FROM line
  GROUP BY item_code, per, patient_id, scope
)
SELECT n.visit_id, n.patient_id, n.department_id, n.executing_staff_id AS staff_id, n.item_code,
       n.charge_date AS occurred_on, 'charge' AS record, n.charge_id AS row_id, 'problem' AS part, n.quantity, n.amount,
       n.item_name, t.per, t.scope, t.used - t.allowed AS excess, t.used AS whole, t.used, t.allowed,
       CASE t.per WHEN 'day' THEN '每日' WHEN 'visit' THEN '每次就诊' ELSE '每台手术' END AS per_zh
FROM total t
JOIN line l ON l.item_code = t.item_code AND l.per = t.per AND l.patient_id = t.patient_id AND l.scope = t.scope
JOIN net_charge n ON n.charge_id = l.charge_id
WHERE t.used > t.allowed
