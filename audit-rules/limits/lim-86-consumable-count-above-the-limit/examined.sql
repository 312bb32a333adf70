-- Lines of the consumables that the table knows on the line's date, once for each limit; one per operation needs the operation.
WITH line AS (
  SELECT CASE WHEN l.per = 'operation' AND n.operation_id IS NULL THEN 0 ELSE 1 END AS judged
  FROM net_charge n
  JOIN consumable_limit l ON l.item = n.item_code AND n.charge_date BETWEEN l.valid_from AND l.valid_to
)
SELECT 'examined' AS reason, count(*) AS row_count
FROM line
UNION ALL
SELECT 'no_operation' AS reason, count(*) AS row_count
FROM line
WHERE judged = 0
