-- A drug that the fund pays for some kinds of visit only, billed in a visit of another kind.
WITH judged AS (
  SELECT n.charge_id, v.visit_kind, min(l.visit_kinds) AS first_kind, count(DISTINCT l.visit_kinds) AS kind_count,
         max(CASE WHEN starts_with_code(v.visit_kind, l.visit_kinds) THEN 1 ELSE 0 END) AS allowed
  FROM net_charge n
  JOIN visit_kind_limit l ON l.item = n.item_code AND n.charge_date BETWEEN l.valid_from AND l.valid_to
  JOIN visit v ON v.visit_id = n.visit_id
  WHERE n.fee_class IN ('09', '10', '11')
    AND (n.scope_amount IS NULL OR n.scope_amount <> 0)
  GROUP BY n.charge_id, v.visit_kind
),
hit AS (
  SELECT charge_id, visit_kind, first_kind, kind_count
  FROM judged
  WHERE allowed = 0
)
SELECT n.visit_id, n.item_code, n.patient_id, n.department_id, n.ordering_staff_id AS staff_id,
       n.charge_date AS occurred_on, 'charge' AS record, n.charge_id AS row_id, 'problem' AS part, n.quantity, n.amount,
       n.item_name, h.visit_kind, h.first_kind, h.kind_count
FROM hit h
JOIN net_charge n ON n.charge_id = h.charge_id
