-- Every settlement; refunds and what they take back are not judged, nor is a settlement without a number.
WITH number_of AS (
  SELECT DISTINCT settlement_id, receipt_no
  FROM settlement_receipt
  UNION ALL
  SELECT s.settlement_id, s.receipt_no
  FROM standing_settlement s
  LEFT JOIN (SELECT DISTINCT receipt_no FROM receipt) k ON k.receipt_no = s.receipt_no
  WHERE s.receipt_no IS NOT NULL AND k.receipt_no IS NULL
),
repeated AS (
  SELECT receipt_no
  FROM number_of
  GROUP BY receipt_no
  HAVING count(*) > 1
),
unknown_of AS (
  SELECT DISTINCT r.settlement_id
  FROM settlement_receipt r
  JOIN repeated p ON p.receipt_no = r.receipt_no
  WHERE r.voided IS NULL
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
