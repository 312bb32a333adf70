-- A drug that the fund pays only from a level of hospital up, billed by a hospital below that level.
WITH hit AS (
  SELECT n.charge_id, l.min_level, i.level
  FROM net_charge n
  JOIN level_limit l ON l.item = n.item_code AND n.charge_date BETWEEN l.valid_from AND l.valid_to
  JOIN institution i ON i.level < l.min_level
  WHERE n.fee_class IN ('09', '10', '11')
    AND (n.scope_amount IS NULL OR n.scope_amount <> 0)
)
SELECT n.visit_id, n.item_code, n.patient_id, n.department_id, n.ordering_staff_id AS staff_id,
       n.charge_date AS occurred_on, 'charge' AS record, n.charge_id AS row_id, 'problem' AS part, n.quantity, n.amount,
       n.item_name, h.min_level, h.level
FROM hit h
JOIN net_charge n ON n.charge_id = h.charge_id
