-- A drug that internet visits may not prescribe, billed in a visit of the kind that the parameter names.
SELECT n.visit_id, n.item_code, n.patient_id, n.department_id, n.ordering_staff_id AS staff_id,
       n.charge_date AS occurred_on, 'charge' AS record, n.charge_id AS row_id, 'problem' AS part, n.quantity, n.amount,
       n.item_name, v.visit_kind
FROM net_charge n
JOIN internet_barred_drug l ON l.item = n.item_code AND n.charge_date BETWEEN l.valid_from AND l.valid_to
JOIN visit v ON v.visit_id = n.visit_id
WHERE starts_with_code(v.visit_kind, :internet_visit_kind) AND n.fee_class IN ('09', '10', '11')
  AND (n.scope_amount IS NULL OR n.scope_amount <> 0)
