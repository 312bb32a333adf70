-- Lines of the items that the table limits to one sex on the line's date; the patient's sex may be unknown.
WITH line AS (
  SELECT DISTINCT n.charge_id, CASE WHEN v.sex IN ('1', '2') THEN 1 ELSE 0 END AS has_sex
  FROM net_charge n
  JOIN sex_limit s ON s.item = n.item_code AND n.charge_date BETWEEN s.valid_from AND s.valid_to
  JOIN visit v ON v.visit_id = n.visit_id
  WHERE s.object = 'consumable'
)
SELECT 'examined' AS reason, count(*) AS row_count
FROM line
UNION ALL
SELECT 'sex_not_known' AS reason, count(*) AS row_count
FROM line
WHERE has_sex = 0
