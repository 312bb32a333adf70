-- Lines of the drugs forbidden below an age on the date of the charge; the age needs a birth date.
WITH limit_of AS (
  SELECT item, valid_from, valid_to
  FROM age_limit
  WHERE object = 'drug'
    AND (national_class = 66
      OR (national_class IS NULL
          AND (min_age_days IS NOT NULL OR min_age_years IS NOT NULL)
          AND max_age_days IS NULL AND max_age_years IS NULL))
),
line AS (
  SELECT DISTINCT n.charge_id, CASE WHEN v.birth_date <= n.charge_date THEN 1 ELSE 0 END AS known
  FROM net_charge n
  JOIN limit_of l ON l.item = n.item_code AND n.charge_date BETWEEN l.valid_from AND l.valid_to
  JOIN visit v ON v.visit_id = n.visit_id
)
SELECT 'examined' AS reason, count(*) AS row_count
FROM line
UNION ALL
SELECT 'no_birth_date' AS reason, count(*) AS row_count
FROM line
WHERE known = 0
