-- Lines of the first item of a pair.
WITH pair AS (
  SELECT DISTINCT item_a, item_b, item_a_written, item_b_written, valid_from, valid_to
  FROM overlapping_test
),
a_line AS (
  SELECT p.item_a_written, p.item_b_written, p.item_a, p.item_b, n.visit_id, n.charge_date, n.charge_id
  FROM pair p
  JOIN net_charge n ON n.item_code = p.item_a AND n.charge_date BETWEEN p.valid_from AND p.valid_to
)
SELECT 'examined' AS reason, count(DISTINCT charge_id) AS row_count
FROM a_line
