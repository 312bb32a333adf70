-- A drug supplied for more days than its limit, at discharge or in any prescription; at issue are the days beyond it.
WITH line AS (
  SELECT n.charge_id, n.visit_id, n.item_code, n.days_supply, l.max_days, l.applies_to
  FROM net_charge n
  JOIN discharge_drug_limit l ON l.item = n.item_code AND n.charge_date BETWEEN l.valid_from AND l.valid_to
  WHERE n.fee_class IN ('09', '10', '11') AND (n.scope_amount IS NULL OR n.scope_amount <> 0)
    AND (l.applies_to = 'any' OR (n.is_discharge_drug = 1 AND n.is_inpatient = 1))
),
beyond AS (
  SELECT charge_id, visit_id, item_code, days_supply, max_days, applies_to,
         row_number() OVER (PARTITION BY charge_id ORDER BY max_days NULLS LAST, applies_to NULLS LAST) AS place
  FROM line
  WHERE days_supply > max_days
),
total AS (
  SELECT visit_id, item_code, CAST(sum(days_supply - max_days) AS DECIMAL(16, 4)) AS excess,
         CAST(sum(days_supply) AS DECIMAL(16, 4)) AS whole
  FROM beyond
  WHERE place = 1
  GROUP BY visit_id, item_code
)
SELECT n.visit_id, n.item_code, n.patient_id, n.department_id, n.ordering_staff_id AS staff_id,
       n.charge_date AS occurred_on, 'charge' AS record, n.charge_id AS row_id, 'problem' AS part, n.quantity, n.amount,
       t.excess, t.whole, n.item_name, b.days_supply, b.max_days,
       CASE b.applies_to WHEN 'any' THEN '每次开药' ELSE '出院带药' END AS applies_zh, b.applies_to
FROM beyond b
JOIN total t ON t.visit_id = b.visit_id AND t.item_code = b.item_code
JOIN net_charge n ON n.charge_id = b.charge_id
WHERE b.place = 1
