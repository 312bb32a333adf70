-- Lines of a service that has an age band, for a patient whose age on that date lies outside it.
WITH age_of AS (
  SELECT item, min_age_days, max_age_days, min_age_years, max_age_years, valid_from, valid_to
  FROM age_limit
  WHERE object = 'service'
    AND (national_class = 29
         OR (national_class IS NULL
             AND (coalesce(min_age_days, min_age_years) IS NOT NULL
                  OR ((max_age_years IS NULL OR max_age_years >= 18) AND (max_age_days IS NULL OR max_age_days >= 6574)))))
),
line AS (
  SELECT n.charge_id, a.min_age_days, a.max_age_days, a.min_age_years, a.max_age_years,
         age_days(v.birth_date, n.charge_date) AS age_in_days, age_years(v.birth_date, n.charge_date) AS age_in_years
  FROM net_charge n
  JOIN age_of a ON a.item = n.item_code AND n.charge_date BETWEEN a.valid_from AND a.valid_to
  JOIN visit v ON v.visit_id = n.visit_id AND v.birth_date <= n.charge_date
  WHERE n.scope_amount > 0 OR n.scope_amount IS NULL
),
outside AS (
  SELECT charge_id, age_in_days, age_in_years,
         max(substr(concat(CASE WHEN min_age_days IS NULL THEN '' ELSE concat('、不小于', CAST(min_age_days AS STRING), '天') END,
                           CASE WHEN max_age_days IS NULL THEN '' ELSE concat('、不超过', CAST(max_age_days AS STRING), '天') END,
                           CASE WHEN min_age_years IS NULL THEN '' ELSE concat('、不小于', CAST(min_age_years AS STRING), '岁') END,
                           CASE WHEN max_age_years IS NULL THEN '' ELSE concat('、不超过', CAST(max_age_years AS STRING), '岁') END),
                    2)) AS limit_zh,
         max(concat(CASE WHEN min_age_days IS NULL THEN '' ELSE concat(' from ', CAST(min_age_days AS STRING), ' days') END,
                    CASE WHEN max_age_days IS NULL THEN '' ELSE concat(' up to ', CAST(max_age_days AS STRING), ' days') END,
                    CASE WHEN min_age_years IS NULL THEN '' ELSE concat(' from ', CAST(min_age_years AS STRING), ' years') END,
                    CASE WHEN max_age_years IS NULL THEN '' ELSE concat(' up to ', CAST(max_age_years AS STRING), ' years') END))
         AS limit_en
  FROM line
  WHERE age_in_days < min_age_days OR age_in_days > max_age_days
     OR age_in_years < min_age_years OR age_in_years > max_age_years
  GROUP BY charge_id, age_in_days, age_in_years
)
SELECT n.visit_id, n.patient_id, n.department_id, n.executing_staff_id AS staff_id, n.item_code,
       n.charge_date AS occurred_on, 'charge' AS record, n.charge_id AS row_id, 'problem' AS part, n.quantity, n.amount,
       n.item_name, o.age_in_days, o.age_in_years, o.limit_zh, o.limit_en
FROM outside o
JOIN net_charge n ON n.charge_id = o.charge_id
