-- Settlements with a valid receipt that is not of the provincial unified form, refunds and those taken back left out.
WITH counted AS (
  SELECT settlement_id, visit_id, settled_at, total_amount, receipt_no,
         CASE WHEN coalesce(is_refund, 0) = 1 OR total_amount < 0 THEN 1 ELSE 0 END AS is_refund
  FROM settlement
),
refunded_visit AS (
  SELECT DISTINCT visit_id
  FROM counted
  WHERE is_refund = 1
),
step AS (
  SELECT c.settlement_id, c.visit_id, abs(c.total_amount) AS size,
         row_number() OVER (PARTITION BY c.visit_id, abs(c.total_amount)
                            ORDER BY c.settled_at NULLS FIRST, c.is_refund NULLS FIRST, c.settlement_id NULLS FIRST) AS place,
         CASE c.is_refund WHEN 1 THEN -1 ELSE 1 END AS change
  FROM counted c
  JOIN refunded_visit v ON v.visit_id = c.visit_id
),
running AS (
  SELECT settlement_id, visit_id, size, place,
         sum(change) OVER (PARTITION BY visit_id, size ORDER BY place NULLS FIRST ROWS UNBOUNDED PRECEDING) AS balance
  FROM step
),
followed AS (
  SELECT settlement_id, balance,
         min(balance) OVER (PARTITION BY visit_id, size ORDER BY place NULLS FIRST
                            ROWS BETWEEN 1 FOLLOWING AND UNBOUNDED FOLLOWING) AS lowest_after
  FROM running
),
taken_back AS (
  SELECT settlement_id
  FROM followed
  WHERE lowest_after < balance
),
living AS (
  SELECT c.settlement_id, c.visit_id, c.settled_at, c.total_amount, c.receipt_no
  FROM counted c
  LEFT JOIN taken_back t ON t.settlement_id = c.settlement_id
  WHERE c.is_refund = 0 AND t.settlement_id IS NULL
),
valid AS (
  SELECT settlement_id, receipt_no, amount, form_kind, voided
  FROM receipt
  WHERE coalesce(voided, 0) = 0
),
named AS (
  SELECT s.settlement_id, r.receipt_no, r.amount, r.form_kind, r.voided
  FROM living s
  JOIN valid r ON r.settlement_id = s.settlement_id
),
receipt_of AS (
  SELECT settlement_id, receipt_no, amount, form_kind, voided
  FROM named
  UNION ALL
  SELECT s.settlement_id, r.receipt_no, r.amount, r.form_kind, r.voided
  FROM living s
  JOIN valid r ON r.receipt_no = s.receipt_no
  LEFT JOIN (SELECT DISTINCT settlement_id FROM named) h ON h.settlement_id = s.settlement_id
  WHERE h.settlement_id IS NULL
),
other_form AS (
  SELECT settlement_id, receipt_no, min(form_kind) AS form_kind
  FROM receipt_of
  WHERE form_kind <> 'provincial_unified'
  GROUP BY settlement_id, receipt_no
),
at_fault AS (
  SELECT DISTINCT settlement_id
  FROM other_form
),
evidence AS (
  SELECT settlement_id, 'settlement' AS record, settlement_id AS row_id, CAST(NULL AS VARCHAR) AS receipt_no,
         CAST(NULL AS VARCHAR) AS form_kind
  FROM at_fault
  UNION ALL
  SELECT settlement_id, 'receipt' AS record, receipt_no AS row_id, receipt_no, form_kind
  FROM other_form
)
SELECT e.settlement_id, s.visit_id, v.patient_id, v.department_id, day_of(s.settled_at) AS occurred_on, e.record, e.row_id,
       'problem' AS part, CAST(NULL AS DECIMAL(16, 4)) AS quantity, CAST(NULL AS DECIMAL(16, 2)) AS amount,
       e.receipt_no, e.form_kind, CASE e.form_kind WHEN 'other' THEN '其他票据' ELSE e.form_kind END AS form_kind_zh
FROM evidence e
JOIN living s ON s.settlement_id = e.settlement_id
LEFT JOIN visit v ON v.visit_id = s.visit_id
