-- Every line; a field that most lines of a fee class lack is not judged line by line.
WITH foreign_code AS (
  SELECT c.item_code
  FROM (SELECT DISTINCT item_code FROM net_charge) c
  LEFT JOIN (SELECT DISTINCT item_code FROM code_map) m ON m.item_code = c.item_code
  WHERE m.item_code IS NULL AND NOT matches(c.item_code, :national_code_form)
),
marked AS (
  SELECT n.fee_class,
         CASE WHEN f.item_code IS NOT NULL AND (n.scope_amount IS NULL OR n.scope_amount > 0)
              THEN 1 ELSE 0 END AS wrong_code,
         CASE WHEN n.ordering_department_id IS NULL THEN 1 ELSE 0 END AS no_department
  FROM net_charge n
  LEFT JOIN foreign_code f ON f.item_code = n.item_code
),
class_count AS (
  SELECT fee_class, count(*) AS lines, sum(wrong_code) AS wrong_codes, sum(no_department) AS no_departments
  FROM marked
  GROUP BY fee_class
)
SELECT 'examined' AS reason, count(*) AS row_count
FROM net_charge
UNION ALL
SELECT 'codes_not_national' AS reason, coalesce(sum(wrong_codes), 0) AS row_count
FROM class_count
WHERE (lines - wrong_codes) * 100 < lines * :detail_complete_percent
UNION ALL
SELECT 'departments_not_given' AS reason, coalesce(sum(no_departments), 0) AS row_count
FROM class_count
WHERE (lines - no_departments) * 100 < lines * :detail_complete_percent
