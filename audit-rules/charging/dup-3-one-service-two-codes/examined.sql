-- Lines of the items that the table of one service's codes names on the line's date.
WITH known AS (
  SELECT item AS item_code, valid_from, valid_to
  FROM same_service
  UNION ALL
  SELECT same_as AS item_code, valid_from, valid_to
  FROM same_service
)
SELECT 'examined' AS reason, count(DISTINCT n.charge_id) AS row_count
FROM net_charge n
JOIN known k ON k.item_code = n.item_code AND n.charge_date BETWEEN k.valid_from AND k.valid_to
