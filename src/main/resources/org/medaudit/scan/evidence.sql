SELECT ${columns},
       n.charge_id AS line_charge_id, n.visit_id AS line_visit_id, n.item_name AS line_item_name,
       n.amount AS line_amount, n.scope_amount AS line_scope_amount,
       coalesce(s.visit_id, t.visit_id) AS settled_visit_id, coalesce(s.total_amount, t.total_amount) AS settled_total,
       coalesce(s.fund_amount, t.fund_amount) AS settled_fund, coalesce(s.scope_amount, t.scope_amount) AS settled_scope
FROM ${evidence} e
LEFT JOIN net_charge n ON e.record = 'charge' AND ${line}
LEFT JOIN visit_settlement s ON s.visit_no = n.visit_no
LEFT JOIN visit_settlement t ON t.visit_id = CASE WHEN n.visit_no IS NULL THEN ${visit} END
ORDER BY ${order}
