-- Bed fees in a ward whose approved count on the date is nought.
SELECT n.charge_id, n.visit_id, n.patient_id, n.department_id, n.executing_staff_id AS staff_id, n.item_code,
       n.charge_date AS occurred_on, 'charge' AS record, n.charge_id AS row_id, 'problem' AS part, n.quantity, n.amount,
       n.item_name, d.name AS department_name
FROM net_charge n
JOIN department d ON d.department_id = n.department_id
WHERE n.fee_class = '01' AND d.kind = 'ward' AND d.approved_beds = 0
  AND (d.valid_from IS NULL OR n.charge_date >= d.valid_from)
  AND (d.valid_to IS NULL OR n.charge_date <= d.valid_to)
