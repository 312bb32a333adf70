-- Lines uploaded more days after they arose than allowed.
SELECT charge_id, visit_id, patient_id, department_id, ordering_staff_id AS staff_id, item_code,
       charge_date AS occurred_on, 'charge' AS record, charge_id AS row_id, 'problem' AS part, quantity, amount, item_name,
       day_of(uploaded_at) AS uploaded_on, days_between(charge_date, day_of(uploaded_at)) AS delay_days,
       :upload_delay_days AS limit_days
FROM net_charge
WHERE days_between(charge_date, day_of(uploaded_at)) > :upload_delay_days
