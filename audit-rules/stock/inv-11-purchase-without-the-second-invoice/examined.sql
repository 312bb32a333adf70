-- Every purchase, once there is any second-leg invoice.
WITH there AS (
  SELECT count(*) AS invoices
  FROM purchase_invoice
  WHERE leg = 2
),
purchase AS (
  SELECT s.invoice_no, s.batch_no
  FROM stock_movement s
  JOIN there t ON t.invoices > 0
  WHERE s.kind = 'purchase'
)
SELECT 'examined' AS reason, count(*) AS row_count
FROM purchase
UNION ALL
SELECT 'no_invoice_and_batch' AS reason, count(*) AS row_count
FROM purchase
WHERE invoice_no IS NULL AND batch_no IS NULL
