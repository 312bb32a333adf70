-- Lines of a service in a visit of a kind that its row does not allow.
WITH line AS (
  SELECT n.charge_id, v.visit_kind,
         max(CASE WHEN starts_with_code(v.visit_kind, k.visit_kinds) THEN 1 ELSE 0 END) AS allowed,
         min(k.visit_kinds_written) AS first_kind, max(k.visit_kinds_written) AS last_kind
  FROM net_charge n
  JOIN visit_kind_limit k ON k.item = n.item_code AND n.charge_date BETWEEN k.valid_from AND k.valid_to
  JOIN visit v ON v.visit_id = n.visit_id
  WHERE n.fee_class NOT IN ('08', '09', '10', '11')
    AND (n.scope_amount > 0 OR n.scope_amount IS NULL)
  GROUP BY n.charge_id, v.visit_kind
)
SELECT n.visit_id, n.patient_id, n.department_id, n.executing_staff_id AS staff_id, n.item_code,
       n.charge_date AS occurred_on, 'charge' AS record, n.charge_id AS row_id, 'problem' AS part, n.quantity, n.amount,
       n.item_name, l.visit_kind,
       concat(l.first_kind, CASE WHEN l.first_kind = l.last_kind THEN '' ELSE ' …' END) AS allowed_kinds
FROM line l
JOIN net_charge n ON n.charge_id = l.charge_id
WHERE l.allowed = 0
