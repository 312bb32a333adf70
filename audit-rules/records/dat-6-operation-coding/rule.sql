-- Stays with an operation fee and no operation record, and operation records whose code has not the form of one.
WITH fee_visit AS (
  SELECT DISTINCT visit_id
  FROM net_charge
  WHERE is_inpatient = 1 AND fee_class = '06'
),
recorded AS (
  SELECT DISTINCT visit_id
  FROM operation
),
kept AS (
  SELECT CASE WHEN count(r.visit_id) * 100 >= count(*) * :operation_record_percent THEN 1 ELSE 0 END AS judges
  FROM fee_visit f
  LEFT JOIN recorded r ON r.visit_id = f.visit_id
),
unrecorded AS (
  SELECT f.visit_id
  FROM fee_visit f
  JOIN kept k ON k.judges = 1
  LEFT JOIN recorded r ON r.visit_id = f.visit_id
  WHERE r.visit_id IS NULL
),
evidence AS (
  SELECT u.visit_id, 'no_record' AS matter, 'visit' AS record, u.visit_id AS row_id, 'problem' AS part,
         CAST(NULL AS STRING) AS item_code, CAST(NULL AS DECIMAL(16, 4)) AS quantity, CAST(NULL AS STRING) AS subject
  FROM unrecorded u
  UNION ALL
  SELECT u.visit_id, 'no_record' AS matter, 'charge' AS record, n.charge_id AS row_id, 'context' AS part, n.item_code,
         n.quantity, CAST(NULL AS STRING) AS subject
  FROM unrecorded u
  JOIN net_charge n ON n.visit_id = u.visit_id AND n.fee_class = '06'
  UNION ALL
  SELECT o.visit_id, o.operation_id AS matter, 'operation' AS record, o.operation_id AS row_id, 'problem' AS part,
         CAST(NULL AS STRING) AS item_code, CAST(NULL AS DECIMAL(16, 4)) AS quantity,
         trim(concat(o.operation_code, ' ', coalesce(o.operation_name, ''))) AS subject
  FROM operation o
  WHERE NOT matches(o.operation_code, :operation_code_form)
)
SELECT e.visit_id, e.matter, v.patient_id, v.department_id, e.item_code, day_of(v.admitted_at) AS occurred_on, e.record,
       e.row_id, e.part, e.quantity, CAST(NULL AS DECIMAL(16, 2)) AS amount, coalesce(e.subject, '') AS subject,
       CASE e.matter WHEN 'no_record' THEN '收取手术费，没有手术记录' ELSE '手术操作编码的形式不对：' END AS reason_zh,
       day_of(v.admitted_at) AS seen_on
FROM evidence e
JOIN visit v ON v.visit_id = e.visit_id
