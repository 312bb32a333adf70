-- Every settlement; refunds and what they take back are not judged, nor is a settlement without a receipt.
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
  SELECT settlement_id, max(CASE WHEN voided IS NULL THEN 1 ELSE 0 END) AS unknown
  FROM receipt_of
  WHERE form_kind <> 'provincial_unified'
  GROUP BY settlement_id
)
SELECT 'examined' AS reason, count(*) AS row_count
FROM settlement
UNION ALL
SELECT 'refunded' AS reason, (SELECT count(*) FROM settlement) - (SELECT count(*) FROM living) AS row_count
UNION ALL
SELECT 'no_receipt' AS reason,
       (SELECT count(*) FROM living) - (SELECT count(DISTINCT settlement_id) FROM receipt_of) AS row_count
UNION ALL
SELECT 'unknown_voided' AS reason, count(*) AS row_count
FROM other_form
WHERE unknown = 1
