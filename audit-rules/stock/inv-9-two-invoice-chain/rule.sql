-- Second-leg invoices that no first leg from the maker covers, in batch, quantity and time.
WITH invoice AS (
  SELECT invoice_no, leg, item_code, batch_no, quantity, issued_on, allowed_as_maker,
         seller AS seller_written,
         replace(replace(trim(seller), '（', '('), '）', ')') AS seller, replace(replace(trim(buyer), '（', '('), '）', ')') AS buyer,
         replace(replace(trim(maker), '（', '('), '）', ')') AS maker
  FROM purchase_invoice
),
maker_of_batch AS (
  SELECT item_code, batch_no, max(maker) AS maker
  FROM invoice
  GROUP BY item_code, batch_no
),
bought AS (
  SELECT movement_id, invoice_no, item_code, batch_no, quantity, quantity * unit_cost AS amount, moved_at, item_name,
         replace(replace(trim(maker), '（', '('), '）', ')') AS maker
  FROM stock_movement
  WHERE kind = 'purchase'
),
maker_of_purchase AS (
  SELECT invoice_no, item_code, max(maker) AS maker, max(item_name) AS item_name
  FROM bought
  GROUP BY invoice_no, item_code
),
second_leg AS (
  SELECT i.invoice_no, i.item_code, i.batch_no, i.seller, max(i.seller_written) AS seller_written,
         sum(i.quantity) AS quantity, min(i.issued_on) AS issued_on, max(coalesce(i.allowed_as_maker, 0)) AS allowed,
         coalesce(max(i.maker), max(b.maker), max(p.maker)) AS maker, max(p.item_name) AS item_name
  FROM invoice i
  LEFT JOIN maker_of_batch b ON b.item_code = i.item_code AND b.batch_no = i.batch_no
  LEFT JOIN maker_of_purchase p ON p.invoice_no = i.invoice_no AND p.item_code = i.item_code
  WHERE i.leg = 2
  GROUP BY i.invoice_no, i.item_code, i.batch_no, i.seller
),
first_leg AS (
  SELECT i.invoice_no, i.item_code, i.batch_no, i.buyer, i.quantity, i.issued_on,
         CASE WHEN i.seller = coalesce(i.maker, b.maker) OR i.allowed_as_maker = 1 THEN 1 ELSE 0 END AS from_maker
  FROM invoice i
  LEFT JOIN maker_of_batch b ON b.item_code = i.item_code AND b.batch_no = i.batch_no
  WHERE i.leg = 1
),
chain AS (
  SELECT buyer, item_code, batch_no, sum(quantity) AS quantity, min(issued_on) AS issued_on
  FROM first_leg
  WHERE from_maker = 1
  GROUP BY buyer, item_code, batch_no
),
without_batch AS (
  SELECT DISTINCT buyer, item_code
  FROM first_leg
  WHERE batch_no IS NULL
),
compared AS (
  SELECT s.invoice_no, s.item_code, s.batch_no, s.seller, s.seller_written, s.item_name, s.quantity, s.issued_on,
         c.quantity AS first_quantity, c.issued_on AS first_on,
         CASE WHEN c.buyer IS NULL THEN CASE WHEN s.maker IS NULL THEN 'unknown' ELSE 'missing' END
              WHEN s.quantity > c.quantity THEN 'quantity'
              WHEN s.issued_on < c.issued_on THEN 'date'
              ELSE 'none' END AS fault
  FROM second_leg s
  LEFT JOIN chain c ON c.buyer = s.seller AND c.item_code = s.item_code AND c.batch_no = s.batch_no
  LEFT JOIN without_batch w ON w.buyer = s.seller AND w.item_code = s.item_code
  WHERE s.allowed = 0 AND s.seller <> coalesce(s.maker, '') AND s.batch_no IS NOT NULL AND w.buyer IS NULL
),
broken AS (
  SELECT invoice_no, item_code, batch_no, seller, seller_written, item_name, quantity, issued_on, first_quantity, first_on, fault,
         row_number() OVER (PARTITION BY invoice_no, item_code ORDER BY batch_no NULLS LAST, seller NULLS LAST) AS place,
         count(*) OVER (PARTITION BY invoice_no, item_code) AS places
  FROM compared
  WHERE fault IN ('missing', 'quantity', 'date')
),
evidence AS (
  SELECT invoice_no, item_code, 'purchase_invoice' AS record, invoice_no AS row_id, 'problem' AS part, issued_on AS occurred_on,
         CAST(NULL AS DECIMAL(16, 4)) AS quantity, CAST(NULL AS DECIMAL(32, 10)) AS amount
  FROM broken
  WHERE place = 1
  UNION ALL
  SELECT DISTINCT k.invoice_no, k.item_code, 'stock_movement' AS record, b.movement_id AS row_id, 'problem' AS part,
         day_of(b.moved_at) AS occurred_on, b.quantity, CAST(b.amount AS DECIMAL(32, 10)) AS amount
  FROM broken k
  JOIN bought b ON b.invoice_no = k.invoice_no AND b.item_code = k.item_code
  WHERE b.batch_no IS NULL OR b.batch_no = k.batch_no
  UNION ALL
  SELECT DISTINCT k.invoice_no, k.item_code, 'purchase_invoice' AS record, f.invoice_no AS row_id, 'context' AS part,
         k.issued_on AS occurred_on, CAST(NULL AS DECIMAL(16, 4)) AS quantity, CAST(NULL AS DECIMAL(32, 10)) AS amount
  FROM broken k
  JOIN first_leg f ON f.buyer = k.seller AND f.item_code = k.item_code AND f.batch_no = k.batch_no
  WHERE f.invoice_no <> k.invoice_no
)
SELECT e.invoice_no, e.item_code, e.occurred_on, e.record, e.row_id, e.part, e.quantity, e.amount,
       k.seller_written AS seller, coalesce(k.item_name, k.item_code) AS item_name,
       CASE WHEN k.places > 1 THEN concat(k.batch_no, ' …') ELSE k.batch_no END AS batch_no,
       k.issued_on AS second_on, k.quantity AS second_quantity, k.first_on, k.first_quantity,
       CASE k.fault WHEN 'missing' THEN '没有生产企业开给销方的第一票' WHEN 'quantity' THEN '数量大于第一票'
                    ELSE '早于第一票' END AS fault_zh,
       CASE k.fault WHEN 'missing' THEN 'no first leg from the maker to the seller' WHEN 'quantity' THEN 'more than the first leg'
                    ELSE 'dated before the first leg' END AS fault_en
FROM evidence e
JOIN broken k ON k.invoice_no = e.invoice_no AND k.item_code = e.item_code AND k.place = 1
