-- Two drugs of a harmful interaction billed on one date of a visit; the cheaper of the two is at issue.
WITH pair AS (
  SELECT item_a, item_b, item_a_written, item_b_written, item_a_name, item_b_name, valid_from, valid_to
  FROM drug_pair
  WHERE kind = 'interaction' AND item_a <> item_b
),
together AS (
  SELECT DISTINCT p.item_a_written, p.item_b_written, p.item_a_name, p.item_b_name, a.visit_id, a.charge_date,
         a.item_code AS one, b.item_code AS other, a.amount AS one_amount, b.amount AS other_amount
  FROM pair p
  JOIN item_day a ON a.item_code = p.item_a
  JOIN item_day b ON b.item_code = p.item_b AND b.visit_id = a.visit_id AND b.charge_date = a.charge_date
  WHERE a.charge_date BETWEEN p.valid_from AND p.valid_to
),
weighed AS (
  SELECT item_a_written, item_b_written, item_a_name, item_b_name, visit_id, charge_date, one, other,
         sum(one_amount) OVER (PARTITION BY item_a_written, item_b_written, visit_id, one, other) AS one_total,
         sum(other_amount) OVER (PARTITION BY item_a_written, item_b_written, visit_id, one, other) AS other_total
  FROM together
),
judged AS (
  SELECT item_a_written, item_b_written, item_a_name, item_b_name, visit_id, charge_date, one, other,
         CASE WHEN one_total < other_total THEN one WHEN one_total > other_total THEN other ELSE greatest(one, other) END AS cheaper
  FROM weighed
),
side AS (
  SELECT item_a_written, item_b_written, item_a_name, item_b_name, visit_id, charge_date, one AS item_code, cheaper
  FROM judged
  UNION
  SELECT item_a_written, item_b_written, item_a_name, item_b_name, visit_id, charge_date, other AS item_code, cheaper
  FROM judged
),
evidence AS (
  SELECT item_a_written, item_b_written, item_a_name, item_b_name, visit_id, charge_date, item_code,
         max(CASE WHEN item_code = cheaper THEN 'problem' ELSE 'context' END) AS part
  FROM side
  GROUP BY item_a_written, item_b_written, item_a_name, item_b_name, visit_id, charge_date, item_code
)
SELECT e.item_a_written AS item_a, e.item_b_written AS item_b, e.visit_id, n.patient_id, n.department_id,
       n.ordering_staff_id AS staff_id, n.item_code, n.charge_date AS occurred_on, 'charge' AS record,
       n.charge_id AS row_id, e.part, n.quantity, n.amount, n.item_name,
       coalesce(e.item_a_name, e.item_a_written) AS item_a_name, coalesce(e.item_b_name, e.item_b_written) AS item_b_name
FROM evidence e
JOIN net_charge n ON n.visit_id = e.visit_id AND n.charge_date = e.charge_date AND n.item_code = e.item_code
