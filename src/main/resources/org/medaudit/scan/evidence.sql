SELECT ${columns},
       n.charge_id AS line_charge_id, n.visit_id AS line_visit_id, n.item_name AS line_item_name,
       n.amount AS line_amount, n.scope_amount AS line_scope_amount,
       s.visit_id AS settled_visit_id, s.total_amount AS settled_total, s.fund_amount AS settled_fund,
       s.scope_amount AS settled_scope
FROM ${evidence} e
LEFT JOIN net_charge n ON e.record = 'charge' AND n.charge_id = e.row_id
LEFT JOIN visit_settlement s ON s.visit_id = ${visit}
ORDER BY ${order}
