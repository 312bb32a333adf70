-- Lines that a limit of days applies to; the days must be given, and for discharge drugs the mark.
WITH limit_of AS (
  SELECT item, coalesce(applies_to, 'discharge') AS applies_to, valid_from, valid_to
  FROM discharge_drug_limit
),
line AS (
  SELECT n.charge_id, max(n.days_supply) AS days_supply,
         max(CASE WHEN n.scope_amount = 0 THEN 0 ELSE 1 END) AS paid,
         max(CASE WHEN l.applies_to = 'any' OR n.is_discharge_drug = 1 THEN 1 ELSE 0 END) AS applies,
         max(CASE WHEN l.applies_to = 'discharge' AND n.is_discharge_drug IS NULL THEN 1 ELSE 0 END) AS unmarked
  FROM net_charge n
  JOIN limit_of l ON l.item = n.item_code AND n.charge_date BETWEEN l.valid_from AND l.valid_to
  WHERE n.fee_class IN ('09', '10', '11') AND (l.applies_to = 'any' OR n.is_inpatient = 1)
  GROUP BY n.charge_id
)
SELECT 'examined' AS reason, count(*) AS row_count
FROM line
WHERE applies = 1 OR unmarked = 1
UNION ALL
SELECT 'no_days' AS reason, count(*) AS row_count
FROM line
WHERE applies = 1 AND days_supply IS NULL AND paid = 1
UNION ALL
SELECT 'unknown_discharge' AS reason, count(*) AS row_count
FROM line
WHERE applies = 0 AND unmarked = 1 AND paid = 1
