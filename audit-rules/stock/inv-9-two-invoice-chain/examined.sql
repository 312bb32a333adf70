-- Second-leg invoices by item and batch. What cannot be matched is not judged; an unknown flag is taken for no and counted.
WITH invoice AS (
  SELECT invoice_no, leg, item_code, batch_no, quantity, issued_on, allowed_as_maker,
         replace(replace(trim(seller), '（', '('), '）', ')') AS seller, replace(replace(trim(buyer), '（', '('), '）', ')') AS buyer,
         replace(replace(trim(maker), '（', '('), '）', ')') AS maker
  FROM purchase_invoice
),
maker_of_batch AS (
  SELECT item_code, batch_no, max(maker) AS maker
  FROM invoice
  GROUP BY item_code, batch_no
),
maker_of_purchase AS (
  SELECT invoice_no, item_code, max(replace(replace(trim(maker), '（', '('), '）', ')')) AS maker
  FROM stock_movement
  WHERE kind = 'purchase'
  GROUP BY invoice_no, item_code
),
second_leg AS (
  SELECT i.invoice_no, i.item_code, i.batch_no, i.seller, sum(i.quantity) AS quantity, min(i.issued_on) AS issued_on,
         max(coalesce(i.allowed_as_maker, 0)) AS allowed, max(CASE WHEN i.allowed_as_maker IS NULL THEN 1 ELSE 0 END) AS unknown,
         coalesce(max(i.maker), max(b.maker), max(p.maker)) AS maker
  FROM invoice i
  LEFT JOIN maker_of_batch b ON b.item_code = i.item_code AND b.batch_no = i.batch_no
  LEFT JOIN maker_of_purchase p ON p.invoice_no = i.invoice_no AND p.item_code = i.item_code
  WHERE i.leg = 2
  GROUP BY i.invoice_no, i.item_code, i.batch_no, i.seller
),
first_leg AS (
  SELECT i.item_code, i.batch_no, i.buyer, i.quantity, i.issued_on, i.allowed_as_maker,
         CASE WHEN i.seller = coalesce(i.maker, b.maker) OR i.allowed_as_maker = 1 THEN 1 ELSE 0 END AS from_maker
  FROM invoice i
  LEFT JOIN maker_of_batch b ON b.item_code = i.item_code AND b.batch_no = i.batch_no
  WHERE i.leg = 1
),
chain AS (
  SELECT buyer, item_code, batch_no, sum(CASE WHEN from_maker = 1 THEN quantity END) AS quantity,
         min(CASE WHEN from_maker = 1 THEN issued_on END) AS issued_on,
         max(CASE WHEN from_maker = 0 AND allowed_as_maker IS NULL THEN 1 ELSE 0 END) AS unknown
  FROM first_leg
  GROUP BY buyer, item_code, batch_no
),
without_batch AS (
  SELECT DISTINCT buyer, item_code
  FROM first_leg
  WHERE batch_no IS NULL
),
compared AS (
  SELECT CASE WHEN s.allowed = 1 OR s.seller = s.maker THEN 'none'
              WHEN s.batch_no IS NULL THEN 'no_batch'
              WHEN s.quantity <= c.quantity AND s.issued_on >= c.issued_on THEN 'none'
              WHEN w.buyer IS NOT NULL THEN 'no_batch'
              WHEN c.quantity IS NULL AND s.maker IS NULL THEN 'no_maker'
              WHEN s.unknown = 1 OR c.unknown = 1 THEN 'unknown_allowed'
              ELSE 'none' END AS answer
  FROM second_leg s
  LEFT JOIN chain c ON c.buyer = s.seller AND c.item_code = s.item_code AND c.batch_no = s.batch_no
  LEFT JOIN without_batch w ON w.buyer = s.seller AND w.item_code = s.item_code
)
SELECT 'examined' AS reason, count(*) AS row_count
FROM compared
UNION ALL
SELECT 'no_batch' AS reason, count(*) AS row_count
FROM compared
WHERE answer = 'no_batch'
UNION ALL
SELECT 'no_maker' AS reason, count(*) AS row_count
FROM compared
WHERE answer = 'no_maker'
UNION ALL
SELECT 'unknown_allowed' AS reason, count(*) AS row_count
FROM compared
WHERE answer = 'unknown_allowed'
