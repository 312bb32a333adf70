-- Every settlement; refunds and what they take back are not judged, nor is a settlement without a receipt.
SELECT 'examined' AS reason, count(*) AS row_count
FROM settlement
UNION ALL
SELECT 'refunded' AS reason, (SELECT count(*) FROM settlement) - (SELECT count(*) FROM standing_settlement) AS row_count
UNION ALL
SELECT 'no_receipt' AS reason,
       (SELECT count(*) FROM standing_settlement) - (SELECT count(DISTINCT settlement_id) FROM settlement_receipt) AS row_count
UNION ALL
SELECT 'unknown_voided' AS reason, count(DISTINCT settlement_id) AS row_count
FROM settlement_receipt
WHERE form_kind <> 'provincial_unified' AND voided IS NULL
