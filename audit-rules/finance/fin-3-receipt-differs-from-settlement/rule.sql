-- Settlements whose valid receipts do not add up to their total, refunds and those taken back left out.
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
paid AS (
  SELECT settlement_id, CAST(sum(amount) AS DECIMAL(18, 2)) AS receipt_amount
  FROM receipt_of
  GROUP BY settlement_id
),
apart AS (
  SELECT s.settlement_id, s.visit_id, day_of(s.settled_at) AS settled_on, s.total_amount, p.receipt_amount
  FROM living s
  JOIN paid p ON p.settlement_id = s.settlement_id
  WHERE p.receipt_amount <> s.total_amount
),
evidence AS (
  SELECT settlement_id, 'settlement' AS record, settlement_id AS row_id,
         CAST(abs(total_amount - receipt_amount) AS DECIMAL(18, 2)) AS amount, CAST(NULL AS VARCHAR) AS receipt_no
  FROM apart
  UNION ALL
  SELECT DISTINCT r.settlement_id, 'receipt' AS record, r.receipt_no AS row_id,
         CAST(NULL AS DECIMAL(18, 2)) AS amount, r.receipt_no
  FROM receipt_of r
  JOIN apart a ON a.settlement_id = r.settlement_id
)
SELECT e.settlement_id, a.visit_id, v.patient_id, v.department_id, a.settled_on AS occurred_on, e.record, e.row_id,
       'problem' AS part, CAST(NULL AS DECIMAL(16, 4)) AS quantity, e.amount, a.total_amount, a.receipt_amount, e.receipt_no
FROM evidence e
JOIN apart a ON a.settlement_id = e.settlement_id
LEFT JOIN visit v ON v.visit_id = a.visit_id
