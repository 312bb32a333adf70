-- Lines of the items that an incision group names on the line's date; they must be tied to an operation.
WITH line AS (
  SELECT DISTINCT n.charge_id, n.operation_id, n.began_at
  FROM net_charge n
  JOIN incision_group g ON g.item = n.item_code AND n.charge_date BETWEEN g.valid_from AND g.valid_to
)
SELECT 'examined' AS reason, count(*) AS row_count
FROM line
UNION ALL
SELECT 'no_operation' AS reason, count(*) AS row_count
FROM line
WHERE operation_id IS NULL AND began_at IS NULL
