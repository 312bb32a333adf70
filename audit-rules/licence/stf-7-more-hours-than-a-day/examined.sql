-- Lines of the items whose time is known on the line's date.
WITH timed AS (
  SELECT DISTINCT n.charge_id, n.executing_staff_id
  FROM net_charge n
  JOIN service_time t ON t.item = n.item_code AND n.charge_date BETWEEN t.valid_from AND t.valid_to
)
SELECT 'examined' AS reason, count(*) AS row_count
FROM timed
UNION ALL
SELECT 'no_executing_staff' AS reason, count(*) AS row_count
FROM timed
WHERE executing_staff_id IS NULL
