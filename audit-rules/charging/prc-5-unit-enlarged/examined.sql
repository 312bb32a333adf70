-- Lines of services whose unit on the line's date is a session or a piece; without a time of day the session is not known.
WITH unit_of_date AS (
  SELECT n.item_code, n.charge_date
  FROM (SELECT DISTINCT item_code, charge_date FROM net_charge) n
  JOIN price_standard p ON p.item_code = n.item_code AND n.charge_date >= p.valid_from
                           AND (p.valid_to IS NULL OR n.charge_date <= p.valid_to)
  WHERE p.unit IS NOT NULL
  GROUP BY n.item_code, n.charge_date
  HAVING count(*) = sum(CASE WHEN concat(';', :session_units, ';') LIKE concat('%;', p.unit, ';%') THEN 1 ELSE 0 END)
),
line AS (
  SELECT n.has_time
  FROM net_charge n
  JOIN unit_of_date u ON u.item_code = n.item_code AND u.charge_date = n.charge_date
  WHERE n.fee_class < '08' OR n.fee_class >= '12'
)
SELECT 'examined' AS reason, count(*) AS row_count
FROM line
UNION ALL
SELECT 'no_time_of_day' AS reason, count(*) AS row_count
FROM line
WHERE has_time = 0 AND :midnight_is_a_time = 0
