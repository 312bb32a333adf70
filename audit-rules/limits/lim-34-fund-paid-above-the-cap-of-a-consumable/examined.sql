-- Lines of the items with a cap on the line's date, once for each cap. What the fund paid in a year cannot be told exactly.
WITH line AS (
  SELECT CASE WHEN r.per = 'year' THEN 'per_year' WHEN coalesce(s.scope_amount, s.total_amount) > 0 THEN 'judged'
              ELSE 'no_settlement' END AS reason
  FROM net_charge n
  JOIN reimbursement_limit r ON r.item = n.item_code AND n.charge_date BETWEEN r.valid_from AND r.valid_to
  LEFT JOIN visit_settlement s ON s.visit_id = n.visit_id
  WHERE n.fee_class = '08'
)
SELECT 'examined' AS reason, count(*) AS row_count
FROM line
UNION ALL
SELECT reason, count(*) AS row_count
FROM line
WHERE reason <> 'judged'
GROUP BY reason
