-- A drug that the fund pays for an age band of children only, billed for a patient outside it on the date.
WITH limit_of AS (
  SELECT item, min_age_days, max_age_days, min_age_years, max_age_years, valid_from, valid_to,
         concat(CASE WHEN min_age_days IS NOT NULL THEN concat('满 ', CAST(min_age_days AS VARCHAR), ' 天') ELSE '' END,
                CASE WHEN min_age_years IS NOT NULL THEN concat('满 ', CAST(min_age_years AS VARCHAR), ' 岁') ELSE '' END,
                CASE WHEN max_age_days IS NOT NULL THEN concat('不超过 ', CAST(max_age_days AS VARCHAR), ' 天') ELSE '' END,
                CASE WHEN max_age_years IS NOT NULL THEN concat('不超过 ', CAST(max_age_years AS VARCHAR), ' 岁') ELSE '' END)
           AS limit_zh,
         concat(CASE WHEN min_age_days IS NOT NULL THEN concat(' from ', CAST(min_age_days AS VARCHAR), ' days') ELSE '' END,
                CASE WHEN min_age_years IS NOT NULL THEN concat(' from ', CAST(min_age_years AS VARCHAR), ' years') ELSE '' END,
                CASE WHEN max_age_days IS NOT NULL THEN concat(' to ', CAST(max_age_days AS VARCHAR), ' days') ELSE '' END,
                CASE WHEN max_age_years IS NOT NULL THEN concat(' to ', CAST(max_age_years AS VARCHAR), ' years') ELSE '' END)
           AS limit_en
  FROM age_limit
  WHERE object = 'drug'
    AND (national_class = 7
      OR (national_class IS NULL
          AND (min_age_days IS NOT NULL OR min_age_years IS NOT NULL)
          AND (max_age_days IS NOT NULL OR max_age_years IS NOT NULL)))
),
aged AS (
  SELECT n.charge_id, n.item_code, n.charge_date, age_days(v.birth_date, n.charge_date) AS days_old,
         age_years(v.birth_date, n.charge_date) AS years_old
  FROM net_charge n
  JOIN visit v ON v.visit_id = n.visit_id
  WHERE v.birth_date <= n.charge_date
    AND n.item_code IN (SELECT item FROM limit_of)
    AND (n.scope_amount IS NULL OR n.scope_amount <> 0)
),
hit AS (
  SELECT a.charge_id, a.days_old, a.years_old, min(l.limit_zh) AS limit_zh, min(l.limit_en) AS limit_en
  FROM aged a
  JOIN limit_of l ON l.item = a.item_code AND a.charge_date BETWEEN l.valid_from AND l.valid_to
  WHERE a.days_old < l.min_age_days OR a.days_old > l.max_age_days
     OR a.years_old < l.min_age_years OR a.years_old > l.max_age_years
  GROUP BY a.charge_id, a.days_old, a.years_old
)
SELECT n.visit_id, n.item_code, n.patient_id, n.department_id, n.ordering_staff_id AS staff_id,
       n.charge_date AS occurred_on, 'charge' AS record, n.charge_id AS row_id, 'problem' AS part, n.quantity, n.amount,
       n.item_name, h.days_old, h.years_old, h.limit_zh, h.limit_en
FROM hit h
JOIN net_charge n ON n.charge_id = h.charge_id
