-- Settlements whose valid receipts do not add up to their total, refunds and those taken back left out.
WITH paid AS (
  SELECT settlement_id, CAST(sum(amount) AS DECIMAL(18, 2)) AS receipt_amount
  FROM settlement_receipt
  GROUP BY settlement_id
),
apart AS (
  SELECT s.settlement_id, s.visit_id, day_of(s.settled_at) AS settled_on, s.total_amount, p.receipt_amount
  FROM standing_settlement s
  JOIN paid p ON p.settlement_id = s.settlement_id
  WHERE p.receipt_amount <> s.total_amount
),
evidence AS (
  SELECT settlement_id, 'settlement' AS record, settlement_id AS row_id,
         CAST(abs(total_amount - receipt_amount) AS DECIMAL(18, 2)) AS amount, CAST(NULL AS STRING) AS receipt_no
  FROM apart
  UNION ALL
  SELECT DISTINCT settlement_id, 'receipt' AS record, receipt_no AS row_id, CAST(NULL AS DECIMAL(18, 2)) AS amount, receipt_no
  FROM settlement_receipt
)
SELECT e.settlement_id, a.visit_id, v.patient_id, v.department_id, a.settled_on AS occurred_on, e.record, e.row_id,
       'problem' AS part, CAST(NULL AS DECIMAL(16, 4)) AS quantity, e.amount, a.total_amount, a.receipt_amount, e.receipt_no
FROM evidence e
JOIN apart a ON a.settlement_id = e.settlement_id
LEFT JOIN visit v ON v.visit_id = a.visit_id
