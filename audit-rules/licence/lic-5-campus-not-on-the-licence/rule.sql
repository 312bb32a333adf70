-- Departments that billed on a date on which their campus was not among those of the licence.
WITH placed AS (
  SELECT department_id, name, campus, replace(replace(trim(campus), '（', '('), '）', ')') AS plain_campus
  FROM department
  WHERE campus IS NOT NULL
),
registered AS (
  SELECT replace(replace(trim(campus), '（', '('), '）', ')') AS plain_campus, valid_from, valid_to
  FROM licensed_campus
),
billed AS (
  SELECT n.department_id, p.plain_campus, n.charge_date, count(*) AS line_count
  FROM net_charge n
  JOIN placed p ON p.department_id = n.department_id
  GROUP BY n.department_id, p.plain_campus, n.charge_date
),
covered AS (
  SELECT DISTINCT b.department_id, b.charge_date
  FROM billed b
  JOIN registered r ON r.plain_campus = b.plain_campus AND b.charge_date BETWEEN r.valid_from AND r.valid_to
),
found AS (
  SELECT b.department_id, min(b.charge_date) AS first_on, max(b.charge_date) AS last_on,
         CAST(sum(b.line_count) AS BIGINT) AS line_count
  FROM billed b
  LEFT JOIN covered c ON c.department_id = b.department_id AND c.charge_date = b.charge_date
  WHERE c.department_id IS NULL
  GROUP BY b.department_id
)
SELECT f.department_id, f.first_on AS occurred_on, 'department' AS record, f.department_id AS row_id, 'problem' AS part,
       CAST(NULL AS DECIMAL(16, 4)) AS quantity, CAST(NULL AS DECIMAL(16, 2)) AS amount, p.name AS department_name, p.campus,
       f.first_on, f.last_on, f.line_count
FROM found f
JOIN placed p ON p.department_id = f.department_id
