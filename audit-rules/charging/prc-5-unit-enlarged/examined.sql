-- Lines of services whose unit on the line's date is a session or a piece; without a time of day the session is not known.
WITH unit_of AS (
  SELECT item_code, valid_from, coalesce(valid_to, DATE '9999-12-31') AS valid_to,
         CASE WHEN concat(';', :session_units, ';') LIKE concat('%;', unit, ';%') THEN 1 ELSE 0 END AS by_session
  FROM price_standard
  WHERE unit IS NOT NULL
),
unit_of_date AS (
  SELECT d.item_code, d.charge_date
  FROM (SELECT DISTINCT item_code, charge_date FROM net_charge WHERE item_code IN (SELECT item_code FROM unit_of)) d
  JOIN unit_of u ON u.item_code = d.item_code AND d.charge_date BETWEEN u.valid_from AND u.valid_to
  GROUP BY d.item_code, d.charge_date
  HAVING min(u.by_session) = 1
),
line AS (
  SELECT n.has_time
  FROM net_charge n
  JOIN unit_of_date u ON u.item_code = n.item_code AND u.charge_date = n.charge_date
  WHERE n.fee_class BETWEEN '01' AND '07' OR n.fee_class BETWEEN '12' AND '14'
)
SELECT 'examined' AS reason, count(*) AS row_count
FROM line
UNION ALL
SELECT 'no_time_of_day' AS reason, count(*) AS row_count
FROM line
WHERE has_time = 0 AND :midnight_is_a_time = 0
