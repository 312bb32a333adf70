-- Every settlement; refunds and what they take back are not judged, nor is a settlement without a receipt.
WITH other_form AS (
  SELECT settlement_id, max(CASE WHEN voided IS NULL THEN 1 ELSE 0 END) AS unknown
  FROM settlement_receipt
  WHERE form_kind <> 'provincial_unified'
  GROUP BY settlement_id
)
SELECT 'examined' AS reason, count(*) AS row_count
FROM settlement
UNION ALL
SELECT 'refunded' AS reason, (SELECT count(*) FROM settlement) - (SELECT count(*) FROM standing_settlement) AS row_count
UNION ALL
SELECT 'no_receipt' AS reason,
       (SELECT count(*) FROM standing_settlement) - (SELECT count(DISTINCT settlement_id) FROM settlement_receipt) AS row_count
UNION ALL
SELECT 'unknown_voided' AS reason, count(*) AS row_count
FROM other_form
WHERE unknown = 1
