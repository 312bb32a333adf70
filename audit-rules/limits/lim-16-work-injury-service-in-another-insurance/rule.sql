-- Lines of a service that work-injury insurance alone pays for, in a visit of another insurance kind.
WITH own_limit AS (
  SELECT item, valid_from, valid_to
  FROM insurance_limit
  GROUP BY item, valid_from, valid_to
  HAVING min(CASE WHEN starts_with_code(insurance_kinds, '51') THEN 1 ELSE 0 END) = 0
),
line AS (
  SELECT n.charge_id, v.insurance_kind,
         max(CASE WHEN starts_with_code(v.insurance_kind, k.insurance_kinds) THEN 1 ELSE 0 END) AS allowed,
         min(k.insurance_kinds_written) AS first_kind, max(k.insurance_kinds_written) AS last_kind
  FROM net_charge n
  JOIN own_limit o ON o.item = n.item_code AND n.charge_date BETWEEN o.valid_from AND o.valid_to
  JOIN insurance_limit k ON k.item = o.item AND k.valid_from = o.valid_from
  JOIN visit v ON v.visit_id = n.visit_id AND v.insurance_kind IS NOT NULL
  WHERE n.fee_class NOT IN ('08', '09', '10', '11')
    AND (n.scope_amount > 0 OR n.scope_amount IS NULL)
  GROUP BY n.charge_id, v.insurance_kind
)
SELECT n.visit_id, n.patient_id, n.department_id, n.executing_staff_id AS staff_id, n.item_code,
       n.charge_date AS occurred_on, 'charge' AS record, n.charge_id AS row_id, 'problem' AS part, n.quantity, n.amount,
       n.item_name, l.insurance_kind,
       concat(l.first_kind, CASE WHEN l.first_kind = l.last_kind THEN '' ELSE ' …' END) AS allowed_kinds
FROM line l
JOIN net_charge n ON n.charge_id = l.charge_id
WHERE l.allowed = 0
