-- Unit price above the winning price of the joint purchase that was valid on the date of the charge.
SELECT n.charge_id, n.visit_id, n.patient_id, n.department_id, n.executing_staff_id AS staff_id, n.item_code,
       n.charge_date AS occurred_on, 'charge' AS record, n.charge_id AS row_id, 'problem' AS part, n.quantity,
       (n.unit_price - w.price) * n.quantity AS amount,
       n.item_name, n.unit_price, w.price
FROM net_charge n
JOIN winning_price w ON w.item = n.item_code AND n.charge_date BETWEEN w.valid_from AND w.valid_to
WHERE n.unit_price > w.price + :purchase_price_tolerance
