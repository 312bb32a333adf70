-- Every settlement; refunds and what they take back are not judged, nor is a settlement without a receipt.
WITH paid AS (
  SELECT settlement_id, sum(amount) AS receipt_amount, max(CASE WHEN voided IS NULL THEN 1 ELSE 0 END) AS unknown
  FROM settlement_receipt
  GROUP BY settlement_id
),
unknown_of AS (
  SELECT p.settlement_id
  FROM paid p
  JOIN standing_settlement s ON s.settlement_id = p.settlement_id
  WHERE p.unknown = 1 AND p.receipt_amount <> s.total_amount
)
SELECT 'examined' AS reason, count(*) AS row_count
FROM settlement
UNION ALL
SELECT 'refunded' AS reason, (SELECT count(*) FROM settlement) - (SELECT count(*) FROM standing_settlement) AS row_count
UNION ALL
SELECT 'no_receipt' AS reason, (SELECT count(*) FROM standing_settlement) - (SELECT count(*) FROM paid) AS row_count
UNION ALL
SELECT 'unknown_voided' AS reason, count(*) AS row_count
FROM unknown_of
