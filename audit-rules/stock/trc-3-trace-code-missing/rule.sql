-- Lines of drugs from the day on that their code is due, without one on the line or on the dispense behind it.
WITH coded_dispense AS (
  SELECT charge_id, visit_id, item_code
  FROM stock_movement
  WHERE kind = 'dispense' AND trace_code IS NOT NULL
),
said AS (
  SELECT charge_id
  FROM charge_trace
  UNION
  SELECT charge_id
  FROM coded_dispense
  WHERE charge_id IS NOT NULL
),
said_of_visit AS (
  SELECT DISTINCT visit_id, item_code
  FROM coded_dispense
  WHERE charge_id IS NULL AND visit_id IS NOT NULL
),
there AS (
  SELECT count(*) AS codes
  FROM (SELECT charge_id FROM said UNION ALL SELECT visit_id FROM said_of_visit) c
),
due AS (
  SELECT n.charge_id, n.visit_id, n.item_code
  FROM net_charge n
  JOIN there t ON t.codes > 0
  LEFT JOIN trace_exempt x ON x.item = n.item_code AND n.charge_date BETWEEN x.valid_from AND x.valid_to
  WHERE n.fee_class IN ('09', '11') AND x.item IS NULL AND n.charge_date >= CAST(:trace_code_from AS DATE)
    AND (n.scope_amount IS NULL OR n.scope_amount > 0 OR n.charge_date >= CAST(:trace_code_all_from AS DATE))
)
SELECT n.charge_id, n.item_code, n.visit_id, n.patient_id, n.department_id, n.executing_staff_id AS staff_id,
       n.charge_date AS occurred_on, 'charge' AS record, n.charge_id AS row_id, 'problem' AS part, n.quantity, n.amount,
       n.item_name
FROM due d
JOIN net_charge n ON n.charge_id = d.charge_id
LEFT JOIN said s ON s.charge_id = d.charge_id
LEFT JOIN said_of_visit v ON v.visit_id = d.visit_id AND v.item_code = d.item_code
WHERE s.charge_id IS NULL AND v.visit_id IS NULL
