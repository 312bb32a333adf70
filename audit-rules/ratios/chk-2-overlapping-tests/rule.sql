-- Both items of a pair in one visit on one date; at issue is the second.
WITH pair AS (
  SELECT DISTINCT item_a, item_b, item_a_written, item_b_written, valid_from, valid_to
  FROM overlapping_test
),
a_line AS (
  SELECT p.item_a_written, p.item_b_written, p.item_a, p.item_b, n.visit_id, n.charge_date, n.charge_id
  FROM pair p
  JOIN net_charge n ON n.item_code = p.item_a AND n.charge_date BETWEEN p.valid_from AND p.valid_to
),
b_line AS (
  SELECT DISTINCT a.item_a_written, a.item_b_written, n.charge_id
  FROM a_line a
  JOIN net_charge n ON n.visit_id = a.visit_id AND n.charge_date = a.charge_date AND n.item_code = a.item_b
  WHERE a.item_a <> a.item_b
),
both_lines AS (
  SELECT item_a_written, item_b_written, charge_id, 'problem' AS part
  FROM b_line
  UNION
  SELECT a.item_a_written, a.item_b_written, a.charge_id, 'context'
  FROM a_line a
  JOIN net_charge n ON n.visit_id = a.visit_id AND n.charge_date = a.charge_date AND n.item_code = a.item_b
  WHERE a.item_a <> a.item_b
)
SELECT n.visit_id, l.item_a_written, l.item_b_written, n.charge_date AS occurred_on, n.patient_id, n.department_id,
       n.item_code, 'charge' AS record, n.charge_id AS row_id, l.part,
       n.quantity, n.amount,
       CASE WHEN l.part = 'context' THEN n.item_name END AS item_a_name,
       CASE WHEN l.part = 'context' THEN n.item_code END AS item_a_code,
       n.item_name AS item_b_name
FROM both_lines l
JOIN net_charge n ON n.charge_id = l.charge_id
