-- Lines of a consumable for which the fund paid more in a visit than the cap allows.
-- The fund's part of an item is its scope amount times the fund's share of the visit; compared by multiplying out.
WITH item_of AS (
  SELECT n.visit_id, n.item_code, max(r.cap) AS cap, count(*) - count(n.scope_amount) AS without_scope,
         sum(n.scope_amount) AS scope_amount, sum(n.amount) AS amount
  FROM net_charge n
  JOIN reimbursement_limit r ON r.item = n.item_code AND n.charge_date BETWEEN r.valid_from AND r.valid_to
  WHERE r.per = 'visit' AND n.fee_class = '08'
    AND (n.scope_amount > 0 OR n.scope_amount IS NULL)
  GROUP BY n.visit_id, n.item_code
),
basis AS (
  SELECT i.visit_id, i.item_code, CAST(i.cap AS DECIMAL(16, 2)) AS cap_amount, CAST(s.fund_amount AS DECIMAL(16, 2)) AS fund_amount,
         CAST(CASE WHEN i.without_scope = 0 AND s.scope_amount IS NOT NULL THEN i.scope_amount ELSE i.amount END AS DECIMAL(16, 2))
           AS item_amount,
         CAST(CASE WHEN i.without_scope = 0 AND s.scope_amount IS NOT NULL THEN s.scope_amount ELSE s.total_amount END
              AS DECIMAL(16, 2)) AS visit_amount
  FROM item_of i
  JOIN visit_settlement s ON s.visit_id = i.visit_id
),
above_cap AS (
  SELECT visit_id, item_code, cap_amount, fund_amount, item_amount, visit_amount,
         item_amount * fund_amount AS whole, item_amount * fund_amount - cap_amount * visit_amount AS excess
  FROM basis
  WHERE visit_amount > 0
)
SELECT n.visit_id, n.patient_id, n.department_id, n.executing_staff_id AS staff_id, n.item_code,
       n.charge_date AS occurred_on, 'charge' AS record, n.charge_id AS row_id, 'problem' AS part, n.quantity, n.amount,
       n.item_name, a.excess, a.whole, a.cap_amount, a.fund_amount, a.item_amount, a.visit_amount
FROM above_cap a
JOIN net_charge n ON n.visit_id = a.visit_id AND n.item_code = a.item_code
JOIN reimbursement_limit r ON r.item = n.item_code AND n.charge_date BETWEEN r.valid_from AND r.valid_to
WHERE a.excess > 0 AND r.per = 'visit' AND n.fee_class = '08'
  AND (n.scope_amount > 0 OR n.scope_amount IS NULL)
