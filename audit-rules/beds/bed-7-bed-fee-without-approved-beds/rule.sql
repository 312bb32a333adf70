-- Bed fees in a ward whose approved count on the date is nought.
WITH empty_ward AS (
  SELECT department_id, max(name) AS department_name, coalesce(valid_from, DATE '0001-01-01') AS valid_from,
         coalesce(valid_to, DATE '9999-12-31') AS valid_to
  FROM department
  WHERE kind = 'ward' AND approved_beds = 0
  GROUP BY department_id, valid_from, valid_to
)
SELECT n.charge_id, n.visit_id, n.patient_id, n.department_id, n.executing_staff_id AS staff_id, n.item_code,
       n.charge_date AS occurred_on, 'charge' AS record, n.charge_id AS row_id, 'problem' AS part, n.quantity, n.amount,
       n.item_name, w.department_name
FROM net_charge n
JOIN empty_ward w ON w.department_id = n.department_id AND n.charge_date BETWEEN w.valid_from AND w.valid_to
WHERE n.fee_class = '01'
