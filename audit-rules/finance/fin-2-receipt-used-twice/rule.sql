-- One receipt number that belongs to more than one settlement, refunds and those taken back left out.
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
voided_number AS (
  SELECT DISTINCT receipt_no
  FROM receipt
  WHERE voided = 1
),
number_of AS (
  SELECT DISTINCT settlement_id, receipt_no, 1 AS is_held
  FROM receipt_of
  UNION ALL
  SELECT s.settlement_id, s.receipt_no, 0 AS is_held
  FROM living s
  LEFT JOIN (SELECT DISTINCT settlement_id FROM receipt_of) h ON h.settlement_id = s.settlement_id
  LEFT JOIN voided_number o ON o.receipt_no = s.receipt_no
  WHERE s.receipt_no IS NOT NULL AND h.settlement_id IS NULL AND o.receipt_no IS NULL
),
repeated AS (
  SELECT n.receipt_no, count(*) AS settlement_count, max(n.is_held) AS is_held,
         min(day_of(s.settled_at)) AS first_on, min(s.visit_id) AS first_visit, max(s.visit_id) AS last_visit
  FROM number_of n
  JOIN living s ON s.settlement_id = n.settlement_id
  GROUP BY n.receipt_no
  HAVING count(*) > 1
)
SELECT p.receipt_no, s.visit_id, v.patient_id, v.department_id, day_of(s.settled_at) AS occurred_on,
       'settlement' AS record, s.settlement_id AS row_id, 'problem' AS part, CAST(NULL AS DECIMAL(16, 4)) AS quantity,
       s.total_amount AS amount, s.settlement_id, p.settlement_count
FROM repeated p
JOIN number_of n ON n.receipt_no = p.receipt_no
JOIN living s ON s.settlement_id = n.settlement_id
LEFT JOIN visit v ON v.visit_id = s.visit_id
UNION ALL
SELECT p.receipt_no, v.visit_id, v.patient_id, v.department_id, p.first_on AS occurred_on, 'receipt' AS record,
       p.receipt_no AS row_id, 'problem' AS part, CAST(NULL AS DECIMAL(16, 4)) AS quantity,
       CAST(NULL AS DECIMAL(16, 2)) AS amount, CAST(NULL AS VARCHAR) AS settlement_id, p.settlement_count
FROM repeated p
LEFT JOIN visit v ON v.visit_id = p.first_visit AND p.first_visit = p.last_visit
WHERE p.is_held = 1
