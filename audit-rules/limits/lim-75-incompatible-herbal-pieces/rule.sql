-- Two incompatible herbal pieces in one prescription; the cheaper of the two is at issue.
WITH pair AS (
  SELECT item_a, item_b, item_a_written, item_b_written, item_a_name, item_b_name, valid_from, valid_to
  FROM drug_pair
  WHERE kind = 'incompatible' AND item_a <> item_b
),
unit AS (
  SELECT n.visit_id, n.prescription_no, n.item_code, min(n.charge_date) AS first_on, sum(n.amount) AS amount
  FROM net_charge n
  WHERE n.item_code IN (SELECT item_a FROM pair UNION SELECT item_b FROM pair)
    AND n.prescription_no IS NOT NULL
  GROUP BY n.visit_id, n.prescription_no, n.item_code
),
together AS (
  SELECT DISTINCT p.item_a_written, p.item_b_written, a.visit_id, a.prescription_no, a.item_code AS one, b.item_code AS other,
         a.amount AS one_amount, b.amount AS other_amount
  FROM pair p
  JOIN unit a ON a.item_code = p.item_a
  JOIN unit b ON b.item_code = p.item_b AND b.visit_id = a.visit_id AND b.prescription_no = a.prescription_no
  WHERE greatest(a.first_on, b.first_on) BETWEEN p.valid_from AND p.valid_to
),
weighed AS (
  SELECT item_a_written, item_b_written, visit_id, prescription_no, one, other,
         CASE WHEN one_amount < other_amount OR (one_amount = other_amount AND one > other) THEN one ELSE other END AS cheaper
  FROM together
),
side AS (
  SELECT item_a_written, item_b_written, visit_id, prescription_no, one AS item_code,
         CASE WHEN one = cheaper THEN 'problem' ELSE 'context' END AS part
  FROM weighed
  UNION
  SELECT item_a_written, item_b_written, visit_id, prescription_no, other AS item_code,
         CASE WHEN other = cheaper THEN 'problem' ELSE 'context' END AS part
  FROM weighed
),
evidence AS (
  SELECT item_a_written, item_b_written, visit_id, prescription_no, item_code, max(part) AS part
  FROM side
  GROUP BY item_a_written, item_b_written, visit_id, prescription_no, item_code
),
name_of AS (
  SELECT item_a_written, item_b_written, max(coalesce(item_a_name, item_a_written)) AS item_a_name,
         max(coalesce(item_b_name, item_b_written)) AS item_b_name
  FROM pair
  GROUP BY item_a_written, item_b_written
)
SELECT e.item_a_written AS item_a, e.item_b_written AS item_b, e.visit_id, e.prescription_no, n.patient_id, n.department_id,
       n.ordering_staff_id AS staff_id, n.item_code, n.charge_date AS occurred_on, 'charge' AS record,
       n.charge_id AS row_id, e.part, n.quantity, n.amount, m.item_a_name, m.item_b_name, n.item_name
FROM evidence e
JOIN net_charge n ON n.visit_id = e.visit_id AND n.prescription_no = e.prescription_no AND n.item_code = e.item_code
JOIN name_of m ON m.item_a_written = e.item_a_written AND m.item_b_written = e.item_b_written
