-- Operations, and lines of graded antibiotics, above the grade that the surgeon or prescriber was granted that day.
WITH grant_of AS (
  SELECT staff_id, kind, TRY_CAST(scope_code AS INTEGER) AS grade, valid_from, coalesce(valid_to, DATE '9999-12-31') AS valid_to
  FROM staff_licence
  WHERE kind IN ('operation_grade', 'antibiotic_grade')
),
kept AS (
  SELECT DISTINCT kind
  FROM grant_of
),
prescribed AS (
  SELECT n.charge_id, n.ordering_staff_id AS staff_id, n.item_code, coalesce(n.ordering_department_id, n.department_id) AS department_id,
         n.charge_date AS done_on, max(d.grade) AS grade
  FROM net_charge n
  JOIN drug_grade d ON d.item = n.item_code AND n.charge_date BETWEEN d.valid_from AND d.valid_to
  GROUP BY n.charge_id, n.ordering_staff_id, n.item_code, coalesce(n.ordering_department_id, n.department_id), n.charge_date
),
operated AS (
  SELECT o.operation_id, o.surgeon_id AS staff_id, o.operation_code AS item_code, o.operation_name AS item_name, v.department_id,
         day_of(o.began_at) AS done_on, o.grade, o.visit_id, v.patient_id
  FROM operation o
  JOIN visit v ON v.visit_id = o.visit_id
),
done AS (
  SELECT DISTINCT 'antibiotic_grade' AS kind, staff_id, done_on, grade
  FROM prescribed
  UNION ALL
  SELECT DISTINCT 'operation_grade' AS kind, staff_id, done_on, grade
  FROM operated
),
held AS (
  SELECT d.kind, d.staff_id, d.done_on, d.grade, max(g.grade) AS granted
  FROM done d
  JOIN kept k ON k.kind = d.kind
  JOIN staff s ON s.staff_id = d.staff_id
  LEFT JOIN grant_of g ON g.kind = d.kind AND g.staff_id = d.staff_id AND d.done_on BETWEEN g.valid_from AND g.valid_to
  GROUP BY d.kind, d.staff_id, d.done_on, d.grade
  HAVING d.grade > coalesce(max(g.grade), 0) AND count(g.staff_id) = count(g.grade)
),
drug_line AS (
  SELECT p.staff_id, p.item_code, p.department_id, 'antibiotic_grade' AS kind, p.grade, h.granted, p.charge_id
  FROM prescribed p
  JOIN held h ON h.kind = 'antibiotic_grade' AND h.staff_id = p.staff_id AND h.done_on = p.done_on AND h.grade = p.grade
),
above AS (
  SELECT o.operation_id, o.staff_id, o.item_code, o.item_name, o.department_id, o.done_on, o.grade, h.granted, o.visit_id, o.patient_id
  FROM operated o
  JOIN held h ON h.kind = 'operation_grade' AND h.staff_id = o.staff_id AND h.done_on = o.done_on AND h.grade = o.grade
),
operation_line AS (
  SELECT a.operation_id, n.charge_id, n.visit_id, n.patient_id, n.charge_date, n.quantity, n.amount
  FROM above a
  JOIN net_charge n ON n.operation_id = a.operation_id
  WHERE n.fee_class = '06'
),
evidence AS (
  SELECT l.staff_id, l.item_code, l.department_id, l.kind, l.grade, l.granted, n.item_name, n.visit_id, n.patient_id,
         n.charge_date AS occurred_on, 'charge' AS record, n.charge_id AS row_id, 'problem' AS part, n.quantity, n.amount
  FROM drug_line l
  JOIN net_charge n ON n.charge_id = l.charge_id
  UNION ALL
  SELECT a.staff_id, a.item_code, a.department_id, 'operation_grade' AS kind, a.grade, a.granted, a.item_name, l.visit_id,
         l.patient_id, l.charge_date AS occurred_on, 'charge' AS record, l.charge_id AS row_id, 'problem' AS part, l.quantity,
         l.amount
  FROM above a
  JOIN operation_line l ON l.operation_id = a.operation_id
  UNION ALL
  SELECT DISTINCT a.staff_id, a.item_code, a.department_id, 'operation_grade' AS kind, a.grade, a.granted, a.item_name, a.visit_id,
         a.patient_id, a.done_on AS occurred_on, 'operation' AS record, a.operation_id AS row_id,
         CASE WHEN l.operation_id IS NULL THEN 'problem' ELSE 'context' END AS part, CAST(NULL AS DECIMAL(16, 4)) AS quantity,
         CAST(NULL AS DECIMAL(16, 2)) AS amount
  FROM above a
  LEFT JOIN operation_line l ON l.operation_id = a.operation_id
),
matter AS (
  SELECT DISTINCT staff_id, item_code, department_id, kind
  FROM evidence
),
told AS (
  SELECT staff_id, item_code, department_id, kind, grade, granted, item_name, visit_id, patient_id, occurred_on, record, row_id,
         part, quantity, amount
  FROM evidence
  UNION ALL
  SELECT DISTINCT m.staff_id, m.item_code, m.department_id, m.kind, CAST(NULL AS INTEGER) AS grade,
         CAST(NULL AS INTEGER) AS granted, CAST(NULL AS STRING) AS item_name, CAST(NULL AS STRING) AS visit_id,
         CAST(NULL AS STRING) AS patient_id, CAST(NULL AS DATE) AS occurred_on, 'staff_licence' AS record,
         concat(g.staff_id, ' ', g.kind, ' ', CAST(g.valid_from AS STRING)) AS row_id, 'context' AS part,
         CAST(NULL AS DECIMAL(16, 4)) AS quantity, CAST(NULL AS DECIMAL(16, 2)) AS amount
  FROM matter m
  JOIN grant_of g ON g.staff_id = m.staff_id AND g.kind = m.kind
)
SELECT staff_id, item_code, department_id, visit_id, patient_id, occurred_on, record, row_id, part, quantity, amount, item_name, grade,
       CASE kind WHEN 'operation_grade' THEN '主刀' ELSE '开具' END AS act_zh,
       CASE kind WHEN 'operation_grade' THEN 'operated' ELSE 'prescribed' END AS act_en,
       CASE kind WHEN 'operation_grade' THEN '手术级别' ELSE '抗菌药物级别' END AS kind_zh,
       CASE kind WHEN 'operation_grade' THEN 'operation grade' ELSE 'antibiotic grade' END AS kind_en,
       CASE WHEN granted IS NOT NULL THEN concat('最高 ', CAST(granted AS STRING), ' 级')
            WHEN grade IS NOT NULL THEN '无' END AS granted_zh,
       CASE WHEN granted IS NOT NULL THEN concat('up to ', CAST(granted AS STRING)) WHEN grade IS NOT NULL THEN 'none' END AS granted_en
FROM told
