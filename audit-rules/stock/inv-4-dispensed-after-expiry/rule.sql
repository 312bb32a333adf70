-- What was dispensed after its last day. Its money is that of the charge it names, as far as the quantity reaches.
WITH dispensed AS (
  SELECT movement_id, item_code, item_name, batch_no, expires_on, day_of(moved_at) AS moved_on, quantity, visit_id, charge_id
  FROM stock_movement
  WHERE kind = 'dispense' AND day_of(moved_at) > expires_on
),
taken_back AS (
  SELECT visit_id, item_code, batch_no, sum(quantity) AS quantity
  FROM stock_movement
  WHERE kind = 'dispense_return' AND charge_id IS NULL
  GROUP BY visit_id, item_code, batch_no
),
given_out AS (
  SELECT visit_id, item_code, batch_no, sum(quantity) AS quantity
  FROM stock_movement
  WHERE kind = 'dispense' AND charge_id IS NULL
  GROUP BY visit_id, item_code, batch_no
),
returned AS (
  SELECT g.visit_id, g.item_code, g.batch_no
  FROM given_out g
  JOIN taken_back t ON t.visit_id = g.visit_id AND t.item_code = g.item_code AND t.batch_no = g.batch_no
  WHERE t.quantity >= g.quantity
),
judged AS (
  SELECT d.movement_id, d.item_code, d.item_name, d.batch_no, d.expires_on, d.moved_on, d.quantity,
         coalesce(d.visit_id, n.visit_id) AS visit_id, n.charge_id, n.patient_id, n.department_id,
         n.executing_staff_id AS staff_id, n.amount, n.quantity AS billed_quantity
  FROM dispensed d
  LEFT JOIN charge c ON c.charge_id = d.charge_id
  LEFT JOIN net_charge n ON n.charge_id = d.charge_id
  LEFT JOIN returned r ON d.charge_id IS NULL AND r.visit_id = d.visit_id AND r.item_code = d.item_code
                          AND r.batch_no = d.batch_no
  WHERE (c.charge_id IS NULL OR n.charge_id IS NOT NULL) AND r.visit_id IS NULL
),
evidence AS (
  SELECT movement_id, item_code, visit_id, patient_id, department_id, staff_id, moved_on AS occurred_on, 'charge' AS record,
         charge_id AS row_id, 'problem' AS part, billed_quantity AS quantity, amount
  FROM judged
  WHERE charge_id IS NOT NULL
  UNION ALL
  SELECT movement_id, item_code, visit_id, patient_id, department_id, staff_id, moved_on AS occurred_on,
         'stock_movement' AS record, movement_id AS row_id, CASE WHEN charge_id IS NULL THEN 'problem' ELSE 'context' END AS part,
         quantity, CAST(NULL AS DECIMAL(16, 2)) AS amount
  FROM judged
)
SELECT e.movement_id, e.item_code, e.visit_id, e.patient_id, e.department_id, e.staff_id, e.occurred_on, e.record, e.row_id,
       e.part, e.quantity, e.amount, least(j.quantity, coalesce(j.billed_quantity, j.quantity)) AS excess,
       coalesce(j.billed_quantity, j.quantity) AS whole, coalesce(j.item_name, j.item_code) AS item_name, j.batch_no,
       j.expires_on, j.quantity AS dispensed, days_between(j.expires_on, j.moved_on) AS days_over
FROM evidence e
JOIN judged j ON j.movement_id = e.movement_id
