-- A drug supplied for more days than its limit, at discharge or in any prescription; at issue are the days beyond it.
WITH limit_of AS (
  SELECT item, coalesce(applies_to, 'discharge') AS applies_to, max_days, valid_from, valid_to
  FROM discharge_drug_limit
),
line AS (
  SELECT n.charge_id, n.visit_id, n.item_code, n.days_supply, n.is_discharge_drug, n.is_inpatient, n.scope_amount,
         l.applies_to, l.max_days
  FROM net_charge n
  JOIN limit_of l ON l.item = n.item_code AND n.charge_date BETWEEN l.valid_from AND l.valid_to
  WHERE n.fee_class IN ('09', '10', '11')
),
hit AS (
  SELECT charge_id, visit_id, item_code, days_supply, min(max_days) AS max_days, max(applies_to) AS applies_to
  FROM line
  WHERE days_supply > max_days AND (scope_amount IS NULL OR scope_amount <> 0)
    AND (applies_to = 'any' OR (is_discharge_drug = 1 AND is_inpatient = 1))
  GROUP BY charge_id, visit_id, item_code, days_supply
),
total AS (
  SELECT visit_id, item_code, CAST(sum(days_supply - max_days) AS DECIMAL(16, 4)) AS excess,
         CAST(sum(days_supply) AS DECIMAL(16, 4)) AS whole
  FROM hit
  GROUP BY visit_id, item_code
)
SELECT n.visit_id, n.item_code, n.patient_id, n.department_id, n.ordering_staff_id AS staff_id,
       n.charge_date AS occurred_on, 'charge' AS record, n.charge_id AS row_id, 'problem' AS part, n.quantity, n.amount,
       t.excess, t.whole, n.item_name, h.days_supply, h.max_days,
       CASE h.applies_to WHEN 'any' THEN '每次开药' ELSE '出院带药' END AS applies_zh,
       CASE h.applies_to WHEN 'any' THEN 'any prescription' ELSE 'at discharge' END AS applies_en
FROM hit h
JOIN total t ON t.visit_id = h.visit_id AND t.item_code = h.item_code
JOIN net_charge n ON n.charge_id = h.charge_id
