-- A herbal piece that the fund pays neither alone nor in a compound, on a line that it may pay.
SELECT n.visit_id, n.item_code, n.patient_id, n.department_id, n.ordering_staff_id AS staff_id,
       n.charge_date AS occurred_on, 'charge' AS record, n.charge_id AS row_id, 'problem' AS part, n.quantity, n.amount,
       n.item_name
FROM net_charge n
JOIN herbal_limit l ON l.item = n.item_code AND n.charge_date BETWEEN l.valid_from AND l.valid_to
WHERE l.way = 'any'
  AND (n.scope_amount IS NULL OR n.scope_amount <> 0)
