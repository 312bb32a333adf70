-- More patients at midnight than the department, or the institution, has approved beds.
WITH night AS (
  SELECT visit_id, patient_id, bed_id, department_id, night_of
  FROM bed_night
  WHERE bed_kind IS NULL OR bed_kind NOT IN ('newborn', 'observation')
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
  SELECT 'department' AS place_kind, d.department_id AS place, d.night_of, d.occupied, a.approved_beds, a.name AS place_name
  FROM department_night d
  JOIN department a ON a.department_id = d.department_id AND d.occupied > a.approved_beds
                       AND (a.valid_from IS NULL OR d.night_of >= a.valid_from)
                       AND (a.valid_to IS NULL OR d.night_of <= a.valid_to)
  UNION ALL
  SELECT 'institution' AS place_kind, i.institution_code AS place, d.night_of, d.occupied, i.approved_beds,
         i.name AS place_name
  FROM institution_night d
  JOIN institution i ON d.occupied > i.approved_beds
),
bed_fee AS (
  SELECT charge_id, visit_id, patient_id, department_id, executing_staff_id, item_code, charge_date, quantity, amount
  FROM net_charge
  WHERE fee_class = '01'
),
evidence AS (
  SELECT c.place_kind, c.place, c.night_of, c.occupied, c.approved_beds, c.place_name, f.visit_id, f.patient_id, f.department_id,
         f.executing_staff_id AS staff_id, f.item_code, 'charge' AS record, f.charge_id AS row_id, 'problem' AS part,
         f.quantity, f.amount
  FROM crowded c
  JOIN bed_fee f ON f.charge_date = c.night_of AND (c.place_kind = 'institution' OR f.department_id = c.place)
  UNION ALL
  SELECT DISTINCT c.place_kind, c.place, c.night_of, c.occupied, c.approved_beds, c.place_name, n.visit_id, n.patient_id,
         n.department_id, CAST(NULL AS STRING) AS staff_id, CAST(NULL AS STRING) AS item_code, 'bed_stay' AS record,
         concat(n.visit_id, ' ', n.bed_id) AS row_id, 'context' AS part,
         CAST(1 AS DECIMAL(16, 4)) AS quantity, CAST(NULL AS DECIMAL(16, 2)) AS amount
  FROM crowded c
  JOIN night n ON n.night_of = c.night_of AND (c.place_kind = 'institution' OR n.department_id = c.place)
)
SELECT place_kind, place, night_of, visit_id, patient_id, department_id, staff_id, item_code, night_of AS occurred_on,
       record, row_id, part, quantity, amount, CAST(occupied - approved_beds AS DECIMAL(16, 4)) AS excess,
       CAST(occupied AS DECIMAL(16, 4)) AS whole, occupied, approved_beds, place_name
FROM evidence
