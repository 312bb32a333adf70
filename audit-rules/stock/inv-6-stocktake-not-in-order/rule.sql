-- Stocktakes with a difference that nobody explains, without a form, or counted and checked by one person.
WITH form_said AS (
  SELECT count(form_attached) AS said
  FROM stocktake
),
judged AS (
  SELECT t.stocktake_id, t.store_id, t.ledger, t.item_code, t.batch_no, t.counted_on, t.book_quantity, t.counted_quantity,
         t.cause, t.form_attached, t.counted_by, t.checked_by,
         CASE WHEN t.counted_quantity <> t.book_quantity AND coalesce(trim(t.cause), '') = '' THEN 1 ELSE 0 END AS no_cause,
         CASE WHEN f.said > 0 AND coalesce(t.form_attached, 0) = 0 THEN 1 ELSE 0 END AS no_form,
         CASE WHEN t.counted_by = t.checked_by THEN 1 ELSE 0 END AS one_person
  FROM stocktake t
  CROSS JOIN form_said f
),
item AS (
  SELECT item_code, max(item_name) AS item_name
  FROM stock_movement
  GROUP BY item_code
)
SELECT j.stocktake_id, j.store_id, j.ledger, j.item_code, j.batch_no, j.counted_on AS occurred_on, 'stocktake' AS record,
       concat(j.stocktake_id, ' ', j.item_code, CASE WHEN j.batch_no IS NULL THEN '' ELSE concat(' ', j.batch_no) END) AS row_id,
       'problem' AS part, CAST(j.counted_quantity - j.book_quantity AS DECIMAL(16, 4)) AS quantity,
       CAST(NULL AS DECIMAL(16, 2)) AS amount, coalesce(i.item_name, j.item_code) AS item_name, j.book_quantity,
       j.counted_quantity, CAST(j.counted_quantity - j.book_quantity AS DECIMAL(16, 4)) AS difference,
       concat(CASE WHEN j.no_cause = 1 THEN '差异没有原因' ELSE '' END,
              CASE WHEN j.no_cause = 1 AND j.no_form + j.one_person > 0 THEN '、' ELSE '' END,
              CASE WHEN j.no_form = 1 THEN '没有盘点表' ELSE '' END,
              CASE WHEN j.no_form = 1 AND j.one_person = 1 THEN '、' ELSE '' END,
              CASE WHEN j.one_person = 1 THEN '盘点和复核是同一人' ELSE '' END) AS fault_zh,
       j.cause, j.form_attached, j.counted_by, j.checked_by
FROM judged j
LEFT JOIN item i ON i.item_code = j.item_code
WHERE j.no_cause = 1 OR j.no_form = 1 OR j.one_person = 1
