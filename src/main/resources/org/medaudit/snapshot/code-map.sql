-- Local codes become national ones on the date of the row; the local code is kept where the record has a place for it.
CREATE TEMP TABLE local_code AS
SELECT local_item_code, item_code, coalesce(valid_from, DATE '0001-01-01') AS valid_from, coalesce(valid_to, DATE '9999-12-31') AS valid_to
FROM code_map;

UPDATE charge SET local_item_code = coalesce(charge.local_item_code, charge.item_code), item_code = m.item_code
FROM local_code m
WHERE m.local_item_code = coalesce(charge.local_item_code, charge.item_code)
  AND CAST(charge.charged_at AS DATE) BETWEEN m.valid_from AND m.valid_to;

UPDATE medical_order SET item_code = m.item_code
FROM local_code m
WHERE m.local_item_code = medical_order.item_code AND CAST(medical_order.ordered_at AS DATE) BETWEEN m.valid_from AND m.valid_to;

UPDATE stock_movement SET item_code = m.item_code
FROM local_code m
WHERE m.local_item_code = stock_movement.item_code AND CAST(stock_movement.moved_at AS DATE) BETWEEN m.valid_from AND m.valid_to;

UPDATE stocktake SET item_code = m.item_code
FROM local_code m
WHERE m.local_item_code = stocktake.item_code AND stocktake.counted_on BETWEEN m.valid_from AND m.valid_to;

UPDATE purchase_invoice SET item_code = m.item_code
FROM local_code m
WHERE m.local_item_code = purchase_invoice.item_code AND purchase_invoice.issued_on BETWEEN m.valid_from AND m.valid_to;

UPDATE price_standard SET item_code = m.item_code
FROM local_code m
WHERE m.local_item_code = price_standard.item_code AND price_standard.valid_from BETWEEN m.valid_from AND m.valid_to;

DROP TABLE local_code;
