-- A drug made for children, billed for a patient above the age it is for on the date of the charge.
WITH limit_of AS (
  SELECT item, min_age_days, max_age_days, min_age_years, max_age_years, valid_from, valid_to,
         concat(CASE WHEN min_age_days IS NOT NULL THEN concat('满 ', CAST(min_age_days AS STRING), ' 天') ELSE '' END,
                CASE WHEN min_age_years IS NOT NULL THEN concat('满 ', CAST(min_age_years AS STRING), ' 岁') ELSE '' END,
                CASE WHEN max_age_days IS NOT NULL THEN concat('不超过 ', CAST(max_age_days AS STRING), ' 天') ELSE '' END,
                CASE WHEN max_age_years IS NOT NULL THEN concat('不超过 ', CAST(max_age_years AS STRING), ' 岁') ELSE '' END)
           AS limit_zh
  FROM age_limit
  WHERE object = 'drug'
    AND (national_class = 65
      OR (national_class IS NULL
          AND min_age_days IS NULL AND min_age_years IS NULL
          AND (max_age_years < :adult_years OR (max_age_years IS NULL AND max_age_days > :newborn_days))))
),
aged AS (
  SELECT n.charge_id, age_days(v.birth_date, n.charge_date) AS days_old, age_years(v.birth_date, n.charge_date) AS years_old,
         l.min_age_days, l.max_age_days, l.min_age_years, l.max_age_years, l.limit_zh
  FROM net_charge n
  JOIN limit_of l ON l.item = n.item_code AND n.charge_date BETWEEN l.valid_from AND l.valid_to
  JOIN visit v ON v.visit_id = n.visit_id
  WHERE v.birth_date <= n.charge_date
),
hit AS (
  SELECT charge_id, days_old, years_old, min_age_days, max_age_days, min_age_years, max_age_years, limit_zh,
         row_number() OVER (PARTITION BY charge_id ORDER BY limit_zh NULLS LAST) AS place
  FROM aged
  WHERE days_old < min_age_days OR days_old > max_age_days OR years_old < min_age_years OR years_old > max_age_years
)
SELECT n.visit_id, n.item_code, n.patient_id, n.department_id, n.ordering_staff_id AS staff_id,
       n.charge_date AS occurred_on, 'charge' AS record, n.charge_id AS row_id, 'problem' AS part, n.quantity, n.amount,
       n.item_name, h.days_old, h.years_old, h.limit_zh,
       h.min_age_days, h.max_age_days, h.min_age_years, h.max_age_years
FROM hit h
JOIN net_charge n ON n.charge_id = h.charge_id
WHERE h.place = 1
