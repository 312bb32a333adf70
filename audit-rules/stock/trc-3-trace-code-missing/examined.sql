-- Lines of drugs whose code is due, once any code is handed over.
WITH coded_dispense AS (
  SELECT charge_id, visit_id, item_code
  FROM stock_movement
  WHERE kind = 'dispense' AND trim(trace_code) <> ''
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
SELECT 'examined' AS reason, count(*) AS row_count
FROM due
