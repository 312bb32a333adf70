-- Local codes become national ones on the date of the row; the local code is kept where the record has a place for it.
-- Where several rows of the map hold on a date, the one that began last does.
CREATE TEMP TABLE code_on AS
WITH used AS (
  SELECT coalesce(local_item_code, item_code) AS local_item_code, CAST(charged_at AS DATE) AS used_on FROM charge
  UNION
  SELECT item_code, CAST(ordered_at AS DATE) FROM medical_order
  UNION
  SELECT item_code, CAST(moved_at AS DATE) FROM stock_movement
  UNION
  SELECT item_code, counted_on FROM stocktake
  UNION
  SELECT item_code, issued_on FROM purchase_invoice
  UNION
  SELECT item_code, valid_from FROM price_standard
),
mapped AS (
  SELECT u.local_item_code, u.used_on, m.item_code,
         row_number() OVER (PARTITION BY u.local_item_code, u.used_on ORDER BY m.valid_from DESC NULLS LAST, m.item_code) AS place
  FROM used u
  JOIN code_map m ON m.local_item_code = u.local_item_code
                  AND u.used_on BETWEEN coalesce(m.valid_from, DATE '0001-01-01') AND coalesce(m.valid_to, DATE '9999-12-31')
)
SELECT local_item_code, used_on, item_code
FROM mapped
WHERE place = 1;

UPDATE charge_line SET local_item_code = coalesce(charge_line.local_item_code, charge_line.item_code), item_code = m.item_code
FROM code_on m
WHERE m.local_item_code = coalesce(charge_line.local_item_code, charge_line.item_code) AND m.used_on = CAST(charge_line.charged_at AS DATE);

UPDATE medical_order SET item_code = m.item_code
FROM code_on m
WHERE m.local_item_code = medical_order.item_code AND m.used_on = CAST(medical_order.ordered_at AS DATE);

UPDATE stock_movement SET item_code = m.item_code
FROM code_on m
WHERE m.local_item_code = stock_movement.item_code AND m.used_on = CAST(stock_movement.moved_at AS DATE);

UPDATE stocktake SET item_code = m.item_code
FROM code_on m
WHERE m.local_item_code = stocktake.item_code AND m.used_on = stocktake.counted_on;

UPDATE purchase_invoice SET item_code = m.item_code
FROM code_on m
WHERE m.local_item_code = purchase_invoice.item_code AND m.used_on = purchase_invoice.issued_on;

UPDATE price_standard SET item_code = m.item_code
FROM code_on m
WHERE m.local_item_code = price_standard.item_code AND m.used_on = price_standard.valid_from;

DROP TABLE code_on;
