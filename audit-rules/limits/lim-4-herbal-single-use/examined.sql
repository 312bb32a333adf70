-- Lines of the herbal pieces not paid alone; without a prescription number only the mark of the use can tell.
WITH line AS (
  SELECT n.charge_id,
         CASE WHEN n.prescription_no IS NOT NULL OR n.herbal_use IS NOT NULL OR n.scope_amount = 0 THEN 1 ELSE 0 END AS known
  FROM net_charge n
  JOIN herbal_limit l ON l.item = n.item_code AND n.charge_date BETWEEN l.valid_from AND l.valid_to
  WHERE l.way = 'single'
)
SELECT 'examined' AS reason, count(*) AS row_count
FROM line
UNION ALL
SELECT 'no_prescription' AS reason, count(*) AS row_count
FROM line
WHERE known = 0
