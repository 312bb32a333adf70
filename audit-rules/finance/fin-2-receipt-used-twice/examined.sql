-- Every settlement; refunds and what they take back are not judged, nor is a settlement without a number.
WITH voided_number AS (
  SELECT DISTINCT receipt_no
  FROM receipt
  WHERE voided = 1
),
number_of AS (
  SELECT settlement_id, receipt_no, max(CASE WHEN voided IS NULL THEN 1 ELSE 0 END) AS unknown
  FROM settlement_receipt
  GROUP BY settlement_id, receipt_no
  UNION ALL
  SELECT s.settlement_id, s.receipt_no, 0 AS unknown
  FROM standing_settlement s
  LEFT JOIN (SELECT DISTINCT settlement_id FROM settlement_receipt) h ON h.settlement_id = s.settlement_id
  LEFT JOIN voided_number o ON o.receipt_no = s.receipt_no
  WHERE s.receipt_no IS NOT NULL AND h.settlement_id IS NULL AND o.receipt_no IS NULL
),
repeated AS (
  SELECT receipt_no
  FROM number_of
  GROUP BY receipt_no
  HAVING count(*) > 1
),
unknown_of AS (
  SELECT DISTINCT n.settlement_id
  FROM number_of n
  JOIN repeated p ON p.receipt_no = n.receipt_no
  WHERE n.unknown = 1
)
SELECT 'examined' AS reason, count(*) AS row_count
FROM settlement
UNION ALL
SELECT 'refunded' AS reason, (SELECT count(*) FROM settlement) - (SELECT count(*) FROM standing_settlement) AS row_count
UNION ALL
SELECT 'no_receipt' AS reason,
       (SELECT count(*) FROM standing_settlement) - (SELECT count(DISTINCT settlement_id) FROM number_of) AS row_count
UNION ALL
SELECT 'unknown_voided' AS reason, count(*) AS row_count
FROM unknown_of
