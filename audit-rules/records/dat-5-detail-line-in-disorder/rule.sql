-- Lines whose amount is not price times quantity, whose code is none of the nation's, or that no department ordered.
WITH foreign_code AS (
  SELECT c.item_code
  FROM (SELECT DISTINCT item_code FROM net_charge) c
  LEFT JOIN (SELECT DISTINCT item_code FROM code_map) m ON m.item_code = c.item_code
  WHERE m.item_code IS NULL AND NOT matches(c.item_code, :national_code_form)
),
marked AS (
  SELECT n.charge_id, n.fee_class,
         CASE WHEN abs(n.billed_amount - n.unit_price * n.billed_quantity) > :amount_tolerance THEN 1 ELSE 0 END AS wrong_amount,
         CASE WHEN f.item_code IS NOT NULL AND (n.scope_amount IS NULL OR n.scope_amount > 0)
              THEN 1 ELSE 0 END AS wrong_code,
         CASE WHEN n.ordering_department_id IS NULL THEN 1 ELSE 0 END AS no_department
  FROM net_charge n
  LEFT JOIN foreign_code f ON f.item_code = n.item_code
),
judged_class AS (
  SELECT fee_class,
         CASE WHEN (count(*) - sum(wrong_code)) * 100 >= count(*) * :detail_complete_percent THEN 1 ELSE 0 END AS judges_code,
         CASE WHEN (count(*) - sum(no_department)) * 100 >= count(*) * :detail_complete_percent THEN 1 ELSE 0 END AS judges_department
  FROM marked
  GROUP BY fee_class
),
found AS (
  SELECT m.charge_id, m.wrong_amount, m.wrong_code * j.judges_code AS wrong_code,
         m.no_department * j.judges_department AS no_department
  FROM marked m
  JOIN judged_class j ON j.fee_class = m.fee_class
  WHERE m.wrong_amount + m.wrong_code * j.judges_code + m.no_department * j.judges_department > 0
)
SELECT n.charge_id, n.visit_id, n.patient_id, n.department_id, n.ordering_staff_id AS staff_id, n.item_code,
       n.charge_date AS occurred_on, 'charge' AS record, n.charge_id AS row_id, 'problem' AS part,
       n.billed_quantity AS quantity,
       CASE WHEN f.wrong_amount = 1
            THEN CAST(abs(n.billed_amount - n.unit_price * n.billed_quantity) AS DECIMAL(18, 2)) END AS amount,
       n.item_name, n.billed_quantity, n.unit_price, n.billed_amount, :amount_tolerance AS tolerance,
       trim(concat(CASE WHEN f.wrong_amount = 1 THEN '金额不等于单价乘数量 ' ELSE '' END,
              CASE WHEN f.wrong_code = 1 THEN '编码不是国家编码且没有对照 ' ELSE '' END,
              CASE WHEN f.no_department = 1 THEN '没有开单科室' ELSE '' END)) AS reason_zh,
       f.wrong_amount, f.wrong_code, f.no_department
FROM found f
JOIN net_charge n ON n.charge_id = f.charge_id
