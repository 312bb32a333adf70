-- Lines of a service that the fund pays for from a level that the hospital does not have.
WITH below AS (
  SELECT DISTINCT n.charge_id, i.level, m.min_level
  FROM net_charge n
  JOIN level_limit m ON m.item = n.item_code AND n.charge_date BETWEEN m.valid_from AND m.valid_to
  JOIN institution i ON i.level < m.min_level
  WHERE n.fee_class NOT IN ('08', '09', '10', '11')
    AND (n.scope_amount > 0 OR n.scope_amount IS NULL)
)
SELECT n.visit_id, n.patient_id, n.department_id, n.executing_staff_id AS staff_id, n.item_code,
       n.charge_date AS occurred_on, 'charge' AS record, n.charge_id AS row_id, 'problem' AS part, n.quantity, n.amount,
       n.item_name, b.level AS hospital_level, b.min_level
FROM below b
JOIN net_charge n ON n.charge_id = b.charge_id
