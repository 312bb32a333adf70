-- Settlements with a valid receipt that is not of the provincial unified form, refunds and those taken back left out.
WITH other_form AS (
  SELECT DISTINCT settlement_id, receipt_no, form_kind
  FROM settlement_receipt
  WHERE form_kind <> 'provincial_unified'
),
at_fault AS (
  SELECT DISTINCT settlement_id
  FROM other_form
),
evidence AS (
  SELECT settlement_id, 'settlement' AS record, settlement_id AS row_id, CAST(NULL AS STRING) AS receipt_no,
         CAST(NULL AS STRING) AS form_kind
  FROM at_fault
  UNION ALL
  SELECT settlement_id, 'receipt' AS record, receipt_no AS row_id, receipt_no, form_kind
  FROM other_form
)
SELECT e.settlement_id, s.visit_id, v.patient_id, v.department_id, day_of(s.settled_at) AS occurred_on, e.record, e.row_id,
       'problem' AS part, CAST(NULL AS DECIMAL(16, 4)) AS quantity, CAST(NULL AS DECIMAL(16, 2)) AS amount,
       e.receipt_no, e.form_kind, CASE e.form_kind WHEN 'other' THEN '其他票据' ELSE e.form_kind END AS form_kind_zh
FROM evidence e
JOIN standing_settlement s ON s.settlement_id = e.settlement_id
LEFT JOIN visit v ON v.visit_id = s.visit_id
