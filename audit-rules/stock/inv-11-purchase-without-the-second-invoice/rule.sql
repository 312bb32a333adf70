-- Purchases of which no second-leg invoice speaks: by its number and item, else by item and batch.
WITH second_leg AS (
  SELECT invoice_no, item_code, batch_no
  FROM purchase_invoice
  WHERE leg = 2
),
there AS (
  SELECT count(*) AS invoices
  FROM second_leg
),
numbered AS (
  SELECT DISTINCT invoice_no, item_code
  FROM second_leg
),
known_number AS (
  SELECT DISTINCT invoice_no
  FROM second_leg
),
batched AS (
  SELECT DISTINCT item_code, batch_no
  FROM second_leg
),
purchase AS (
  SELECT movement_id, item_code, item_name, supplier, batch_no, trim(invoice_no) AS invoice_no, day_of(moved_at) AS bought_on,
         quantity, quantity * unit_cost AS amount
  FROM stock_movement
  WHERE kind = 'purchase'
)
SELECT p.movement_id, p.item_code, p.bought_on AS occurred_on, 'stock_movement' AS record, p.movement_id AS row_id,
       'problem' AS part, p.quantity, p.amount, p.supplier, coalesce(p.item_name, p.item_code) AS item_name, p.batch_no,
       CASE WHEN p.invoice_no IS NULL THEN '没有写明发票号，也没有该品种和批号的发票'
            WHEN k.invoice_no IS NULL THEN concat('发票 ', p.invoice_no, ' 不在发票记录中')
            ELSE concat('发票 ', p.invoice_no, ' 上没有该品种') END AS fault_zh,
       p.invoice_no
FROM purchase p
JOIN there t ON t.invoices > 0
LEFT JOIN numbered n ON n.invoice_no = p.invoice_no AND n.item_code = p.item_code
LEFT JOIN known_number k ON k.invoice_no = p.invoice_no
LEFT JOIN batched b ON p.invoice_no IS NULL AND b.item_code = p.item_code AND b.batch_no = p.batch_no
WHERE n.invoice_no IS NULL AND b.item_code IS NULL
