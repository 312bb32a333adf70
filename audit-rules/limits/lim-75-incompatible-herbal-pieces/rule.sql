-- Two incompatible herbal pieces in one prescription; the cheaper of the two is at issue.
WITH pair AS (
  SELECT item_a, item_b, item_a_written, item_b_written, item_a_name, item_b_name, valid_from, valid_to
  FROM drug_pair
  WHERE kind = 'incompatible' AND item_a <> item_b
),
piece AS (
  SELECT visit_id, prescription_no, item_code, min(charge_date) AS first_on, sum(amount) AS amount
  FROM net_charge
  WHERE fee_class = '10'
  GROUP BY visit_id, prescription_no, item_code
),
together AS (
  SELECT DISTINCT p.item_a_written, p.item_b_written, p.item_a_name, p.item_b_name, a.visit_id, a.prescription_no,
         a.item_code AS one, b.item_code AS other, a.amount AS one_amount, b.amount AS other_amount
  FROM pair p
  JOIN piece a ON a.item_code = p.item_a
  JOIN piece b ON b.item_code = p.item_b AND b.visit_id = a.visit_id AND b.prescription_no = a.prescription_no
  WHERE greatest(a.first_on, b.first_on) BETWEEN p.valid_from AND p.valid_to
),
judged AS (
  SELECT item_a_written, item_b_written, item_a_name, item_b_name, visit_id, prescription_no, one, other,
         CASE WHEN one_amount < other_amount THEN one WHEN one_amount > other_amount THEN other ELSE greatest(one, other) END AS cheaper
  FROM together
),
side AS (
  SELECT item_a_written, item_b_written, item_a_name, item_b_name, visit_id, prescription_no, one AS item_code, cheaper
  FROM judged
  UNION
  SELECT item_a_written, item_b_written, item_a_name, item_b_name, visit_id, prescription_no, other AS item_code, cheaper
  FROM judged
),
evidence AS (
  SELECT item_a_written, item_b_written, item_a_name, item_b_name, visit_id, prescription_no, item_code,
         max(CASE WHEN item_code = cheaper THEN 'problem' ELSE 'context' END) AS part
  FROM side
  GROUP BY item_a_written, item_b_written, item_a_name, item_b_name, visit_id, prescription_no, item_code
)
SELECT e.item_a_written AS item_a, e.item_b_written AS item_b, e.visit_id, e.prescription_no, n.patient_id, n.department_id,
       n.ordering_staff_id AS staff_id, n.item_code, n.charge_date AS occurred_on, 'charge' AS record,
       n.charge_id AS row_id, e.part, n.quantity, n.amount, n.item_name,
       coalesce(e.item_a_name, e.item_a_written) AS item_a_name, coalesce(e.item_b_name, e.item_b_written) AS item_b_name
FROM evidence e
JOIN net_charge n ON n.visit_id = e.visit_id AND n.prescription_no = e.prescription_no AND n.item_code = e.item_code AND n.fee_class = '10'
