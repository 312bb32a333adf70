-- Lines of the items that the knowledge table gives to a specialty on the line's date.
WITH required AS (
  SELECT item, valid_from, valid_to,
         CASE WHEN starts_with_code(upper(subject_codes), 'A') THEN substr(subject_codes, 2) ELSE subject_codes END AS subject
  FROM department_limit
  WHERE excluded = 0
),
asked AS (
  SELECT n.charge_id, max(CASE WHEN matches(r.subject, '^[0-9][0-9]') THEN 0 ELSE 1 END) AS odd
  FROM net_charge n
  JOIN required r ON r.item = n.item_code AND n.charge_date BETWEEN r.valid_from AND r.valid_to
  GROUP BY n.charge_id
)
SELECT 'examined' AS reason, count(*) AS row_count
FROM asked
UNION ALL
SELECT 'subject_not_standard' AS reason, count(*) AS row_count
FROM asked
WHERE odd = 1
