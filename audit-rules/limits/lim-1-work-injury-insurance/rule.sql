-- A drug that the fund pays under work-injury or other named insurance only, settled under another kind of insurance.
WITH own_limit AS (
  SELECT item, valid_from, valid_to
  FROM insurance_limit
  GROUP BY item, valid_from, valid_to
  HAVING min(CASE WHEN starts_with_code(insurance_kinds, '51') THEN 1 ELSE 0 END) = 0
),
judged AS (
  SELECT n.charge_id, v.insurance_kind, min(l.insurance_kinds) AS first_kind, count(DISTINCT l.insurance_kinds) AS kind_count,
         max(CASE WHEN starts_with_code(v.insurance_kind, l.insurance_kinds) THEN 1 ELSE 0 END) AS allowed
  FROM net_charge n
  JOIN own_limit o ON o.item = n.item_code AND n.charge_date BETWEEN o.valid_from AND o.valid_to
  JOIN insurance_limit l ON l.item = o.item AND l.valid_from = o.valid_from
  JOIN visit v ON v.visit_id = n.visit_id
  WHERE v.insurance_kind IS NOT NULL AND n.fee_class IN ('09', '10', '11')
    AND (n.scope_amount IS NULL OR n.scope_amount <> 0)
  GROUP BY n.charge_id, v.insurance_kind
),
hit AS (
  SELECT charge_id, insurance_kind, first_kind, kind_count
  FROM judged
  WHERE allowed = 0
)
SELECT n.visit_id, n.item_code, n.patient_id, n.department_id, n.ordering_staff_id AS staff_id,
       n.charge_date AS occurred_on, 'charge' AS record, n.charge_id AS row_id, 'problem' AS part, n.quantity, n.amount,
       n.item_name, h.insurance_kind, h.first_kind, h.kind_count
FROM hit h
JOIN net_charge n ON n.charge_id = h.charge_id
