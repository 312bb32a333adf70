-- Lines that a limit of days applies to; the days must be given, and for discharge drugs the mark.
WITH line AS (
  SELECT n.charge_id, n.days_supply, n.scope_amount,
         max(CASE WHEN l.applies_to = 'any' OR n.is_discharge_drug = 1 THEN 2
                  WHEN n.is_discharge_drug IS NULL THEN 1 ELSE 0 END) AS applies
  FROM net_charge n
  JOIN discharge_drug_limit l ON l.item = n.item_code AND n.charge_date BETWEEN l.valid_from AND l.valid_to
  WHERE n.fee_class IN ('09', '10', '11') AND (l.applies_to = 'any' OR n.is_inpatient = 1)
  GROUP BY n.charge_id, n.days_supply, n.scope_amount
)
SELECT 'examined' AS reason, count(*) AS row_count
FROM line
WHERE applies > 0
UNION ALL
SELECT 'no_days' AS reason, count(*) AS row_count
FROM line
WHERE applies = 2 AND days_supply IS NULL AND (scope_amount IS NULL OR scope_amount <> 0)
UNION ALL
SELECT 'unknown_discharge' AS reason, count(*) AS row_count
FROM line
WHERE applies = 1 AND (scope_amount IS NULL OR scope_amount <> 0)
