-- Lines of the items that such a row limits on the line's date; without a birth date before it there is no age.
WITH age_of AS (
  SELECT item, min_age_days, max_age_days, min_age_years, max_age_years, valid_from, valid_to
  FROM age_limit
  WHERE object = 'consumable'
    AND (national_class = 33
         OR (national_class IS NULL
             AND (max_age_days > 28 OR coalesce(min_age_days, min_age_years, max_age_years) IS NOT NULL)))
),
line AS (
  SELECT DISTINCT n.charge_id, CASE WHEN v.birth_date <= n.charge_date THEN 1 ELSE 0 END AS has_age
  FROM net_charge n
  JOIN age_of a ON a.item = n.item_code AND n.charge_date BETWEEN a.valid_from AND a.valid_to
  JOIN visit v ON v.visit_id = n.visit_id
)
SELECT 'examined' AS reason, count(*) AS row_count
FROM line
UNION ALL
SELECT 'no_age' AS reason, count(*) AS row_count
FROM line
WHERE has_age = 0
