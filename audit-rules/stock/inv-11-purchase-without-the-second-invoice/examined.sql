-- Every purchase, once there is any second-leg invoice.
WITH there AS (
  SELECT count(*) AS invoices
  FROM purchase_invoice
  WHERE leg = 2
)
SELECT 'examined' AS reason, count(*) AS row_count
FROM stock_movement s
JOIN there t ON t.invoices > 0
WHERE s.kind = 'purchase'
UNION ALL
SELECT 'no_invoice_and_batch' AS reason, count(*) AS row_count
FROM stock_movement s
JOIN there t ON t.invoices > 0
WHERE s.kind = 'purchase' AND s.invoice_no IS NULL AND s.batch_no IS NULL
