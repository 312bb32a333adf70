-- Lines of the drugs of one sex on the date of the charge; the patient's sex must be known.
WITH line AS (
  SELECT n.charge_id, CASE WHEN v.sex IN ('1', '2') THEN 1 ELSE 0 END AS known
  FROM net_charge n
  JOIN sex_limit l ON l.item = n.item_code AND n.charge_date BETWEEN l.valid_from AND l.valid_to
  JOIN visit v ON v.visit_id = n.visit_id
  WHERE l.object = 'drug'
)
SELECT 'examined' AS reason, count(*) AS row_count
FROM line
UNION ALL
SELECT 'unknown_sex' AS reason, count(*) AS row_count
FROM line
WHERE known = 0
