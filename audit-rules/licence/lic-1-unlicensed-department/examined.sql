-- Every line. One whose department is not known or not to be judged is counted; an unknown kind only where it would exempt.
WITH billed AS (
  SELECT department_id, charge_date, count(*) AS line_count
  FROM net_charge
  GROUP BY department_id, charge_date
),
licensed AS (
  SELECT CASE WHEN starts_with_code(upper(subject_code), 'A') THEN substr(subject_code, 2) ELSE subject_code END AS subject,
         valid_from, valid_to
  FROM licensed_subject
  WHERE coalesce(is_technique, 0) = 0
),
standard AS (
  SELECT department_id, kind,
         CASE WHEN starts_with_code(upper(subject_code), 'A') THEN substr(subject_code, 2) ELSE subject_code END AS subject
  FROM department
),
covered AS (
  SELECT DISTINCT b.department_id, b.charge_date
  FROM billed b
  JOIN standard s ON s.department_id = b.department_id
  JOIN licensed l ON starts_with_code(s.subject, l.subject) AND b.charge_date >= l.valid_from
                  AND (l.valid_to IS NULL OR b.charge_date <= l.valid_to)
  WHERE matches(l.subject, '^[0-9][0-9]')
),
stated AS (
  SELECT b.line_count,
         CASE WHEN s.department_id IS NULL THEN 'unknown_department'
              WHEN s.kind IN ('pharmacy', 'other') THEN 'kind_not_judged'
              WHEN NOT matches(s.subject, '^[0-9][0-9]') THEN 'subject_not_standard'
              WHEN s.kind IS NULL AND c.department_id IS NULL THEN 'unknown_kind' END AS reason
  FROM billed b
  LEFT JOIN standard s ON s.department_id = b.department_id
  LEFT JOIN covered c ON c.department_id = b.department_id AND c.charge_date = b.charge_date
)
SELECT 'examined' AS reason, count(*) AS row_count
FROM net_charge
UNION ALL
SELECT reason, CAST(sum(line_count) AS BIGINT) AS row_count
FROM stated
WHERE reason IS NOT NULL
GROUP BY reason
