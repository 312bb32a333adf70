-- Two drugs of a harmful interaction billed on one date of a visit; the cheaper of the two is at issue.
WITH pair AS (
  SELECT item_a, item_b, item_a_written, item_b_written, item_a_name, item_b_name, valid_from, valid_to
  FROM drug_pair
  WHERE kind = 'interaction' AND item_a <> item_b
),
unit AS (
  SELECT n.visit_id, n.charge_date, n.item_code, min(n.charge_date) AS first_on, sum(n.amount) AS amount
  FROM net_charge n
  WHERE n.item_code IN (SELECT item_a FROM pair UNION SELECT item_b FROM pair)
  GROUP BY n.visit_id, n.charge_date, n.item_code
),
together AS (
  SELECT DISTINCT p.item_a_written, p.item_b_written, a.visit_id, a.charge_date, a.item_code AS one, b.item_code AS other,
         a.amount AS one_amount, b.amount AS other_amount
  FROM pair p
  JOIN unit a ON a.item_code = p.item_a
  JOIN unit b ON b.item_code = p.item_b AND b.visit_id = a.visit_id AND b.charge_date = a.charge_date
  WHERE greatest(a.first_on, b.first_on) BETWEEN p.valid_from AND p.valid_to
),
weighed AS (
  SELECT item_a_written, item_b_written, visit_id, one, other,
         CASE WHEN sum(one_amount) < sum(other_amount) OR (sum(one_amount) = sum(other_amount) AND one > other)
              THEN one ELSE other END AS cheaper
  FROM together
  GROUP BY item_a_written, item_b_written, visit_id, one, other
),
side AS (
  SELECT t.item_a_written, t.item_b_written, t.visit_id, t.charge_date, t.one AS item_code,
         CASE WHEN t.one = w.cheaper THEN 'problem' ELSE 'context' END AS part
  FROM together t
  JOIN weighed w ON w.item_a_written = t.item_a_written AND w.item_b_written = t.item_b_written
                    AND w.visit_id = t.visit_id AND w.one = t.one AND w.other = t.other
  UNION
  SELECT t.item_a_written, t.item_b_written, t.visit_id, t.charge_date, t.other AS item_code,
         CASE WHEN t.other = w.cheaper THEN 'problem' ELSE 'context' END AS part
  FROM together t
  JOIN weighed w ON w.item_a_written = t.item_a_written AND w.item_b_written = t.item_b_written
                    AND w.visit_id = t.visit_id AND w.one = t.one AND w.other = t.other
),
evidence AS (
  SELECT item_a_written, item_b_written, visit_id, charge_date, item_code, max(part) AS part
  FROM side
  GROUP BY item_a_written, item_b_written, visit_id, charge_date, item_code
),
name_of AS (
  SELECT item_a_written, item_b_written, max(coalesce(item_a_name, item_a_written)) AS item_a_name,
         max(coalesce(item_b_name, item_b_written)) AS item_b_name
  FROM pair
  GROUP BY item_a_written, item_b_written
)
SELECT e.item_a_written AS item_a, e.item_b_written AS item_b, e.visit_id, n.patient_id, n.department_id,
       n.ordering_staff_id AS staff_id, n.item_code, n.charge_date AS occurred_on, 'charge' AS record,
       n.charge_id AS row_id, e.part, n.quantity, n.amount, m.item_a_name, m.item_b_name, n.item_name
FROM evidence e
JOIN net_charge n ON n.visit_id = e.visit_id AND n.charge_date = e.charge_date AND n.item_code = e.item_code
JOIN name_of m ON m.item_a_written = e.item_a_written AND m.item_b_written = e.item_b_written
