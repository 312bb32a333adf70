-- More patients at midnight than the department, or the institution, has approved beds.
WITH night AS (
  SELECT visit_id, patient_id, bed_id, department_id, night_of
  FROM bed_night
  WHERE bed_kind IS NULL OR bed_kind NOT IN ('newborn', 'observation')
),
approved AS (
  SELECT department_id, name, approved_beds, coalesce(valid_from, DATE '0001-01-01') AS valid_from,
         coalesce(valid_to, DATE '9999-12-31') AS valid_to
  FROM department
  WHERE approved_beds IS NOT NULL
),
department_night AS (
  SELECT department_id, night_of, count(DISTINCT patient_id) AS occupied
  FROM night
  GROUP BY department_id, night_of
),
institution_night AS (
  SELECT night_of, count(DISTINCT patient_id) AS occupied
  FROM night
  GROUP BY night_of
),
crowded AS (
  SELECT 'department' AS place_kind, d.department_id AS place, d.night_of, d.occupied,
         max(a.approved_beds) AS approved_beds, max(a.name) AS place_name
  FROM department_night d
  JOIN approved a ON a.department_id = d.department_id AND d.night_of BETWEEN a.valid_from AND a.valid_to
  GROUP BY d.department_id, d.night_of, d.occupied
  HAVING d.occupied > max(a.approved_beds)
  UNION ALL
  SELECT 'institution' AS place_kind, i.institution_code AS place, d.night_of, d.occupied, i.approved_beds,
         i.name AS place_name
  FROM institution_night d
  JOIN institution i ON i.approved_beds IS NOT NULL AND d.occupied > i.approved_beds
),
bed_fee AS (
  SELECT charge_id, visit_id, patient_id, department_id, executing_staff_id, item_code, charge_date, quantity, amount
  FROM net_charge
  WHERE fee_class = '01'
),
evidence AS (
  SELECT c.place_kind, c.place, c.night_of, f.visit_id, f.patient_id, f.department_id, f.executing_staff_id AS staff_id,
         f.item_code, 'charge' AS record, f.charge_id AS row_id, 'problem' AS part, f.quantity, f.amount
  FROM crowded c
  JOIN bed_fee f ON f.charge_date = c.night_of AND f.department_id = c.place
  WHERE c.place_kind = 'department'
  UNION ALL
  SELECT c.place_kind, c.place, c.night_of, f.visit_id, f.patient_id, f.department_id, f.executing_staff_id AS staff_id,
         f.item_code, 'charge' AS record, f.charge_id AS row_id, 'problem' AS part, f.quantity, f.amount
  FROM crowded c
  JOIN bed_fee f ON f.charge_date = c.night_of
  WHERE c.place_kind = 'institution'
  UNION ALL
  SELECT DISTINCT c.place_kind, c.place, c.night_of, n.visit_id, n.patient_id, n.department_id, CAST(NULL AS VARCHAR) AS staff_id,
         CAST(NULL AS VARCHAR) AS item_code, 'bed_stay' AS record, concat(n.visit_id, ' ', n.bed_id) AS row_id,
         'context' AS part, CAST(1 AS DECIMAL(16, 4)) AS quantity, CAST(NULL AS DECIMAL(16, 2)) AS amount
  FROM crowded c
  JOIN night n ON n.night_of = c.night_of AND n.department_id = c.place
  WHERE c.place_kind = 'department'
  UNION ALL
  SELECT DISTINCT c.place_kind, c.place, c.night_of, n.visit_id, n.patient_id, n.department_id, CAST(NULL AS VARCHAR) AS staff_id,
         CAST(NULL AS VARCHAR) AS item_code, 'bed_stay' AS record, concat(n.visit_id, ' ', n.bed_id) AS row_id,
         'context' AS part, CAST(1 AS DECIMAL(16, 4)) AS quantity, CAST(NULL AS DECIMAL(16, 2)) AS amount
  FROM crowded c
  JOIN night n ON n.night_of = c.night_of
  WHERE c.place_kind = 'institution'
)
SELECT e.place_kind, e.place, e.night_of, e.visit_id, e.patient_id,
       CASE WHEN e.place_kind = 'department' THEN e.place ELSE e.department_id END AS department_id, e.staff_id,
       e.item_code, e.night_of AS occurred_on, e.record, e.row_id, e.part, e.quantity, e.amount,
       CAST(c.occupied - c.approved_beds AS DECIMAL(16, 4)) AS excess, CAST(c.occupied AS DECIMAL(16, 4)) AS whole,
       c.occupied, c.approved_beds, c.place_name
FROM evidence e
JOIN crowded c ON c.place_kind = e.place_kind AND c.place = e.place AND c.night_of = e.night_of
