-- Lines of drugs whose code is due, once any code is handed over with a charge or a visit.
WITH coded AS (
  SELECT charge_id AS place
  FROM charge_trace
  UNION ALL
  SELECT coalesce(charge_id, visit_id) AS place
  FROM stock_movement
  WHERE kind = 'dispense' AND trace_code IS NOT NULL
),
there AS (
  SELECT count(place) AS codes
  FROM coded
)
SELECT 'examined' AS reason, count(*) AS row_count
FROM net_charge n
JOIN there t ON t.codes > 0
LEFT JOIN trace_exempt x ON x.item = n.item_code AND n.charge_date BETWEEN x.valid_from AND x.valid_to
WHERE n.fee_class IN ('09', '11') AND x.item IS NULL AND n.charge_date >= CAST(:trace_code_from AS DATE)
  AND (n.scope_amount IS NULL OR n.scope_amount > 0 OR n.charge_date >= CAST(:trace_code_all_from AS DATE))
