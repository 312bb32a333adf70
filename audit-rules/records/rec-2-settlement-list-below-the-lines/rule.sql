-- Stays that were billed more days of nursing, or hours of ventilation, than their settlement list says.
WITH counter_of AS (
  SELECT DISTINCT item, counter, valid_from, valid_to
  FROM settlement_list_item
),
line AS (
  SELECT DISTINCT n.charge_id, n.visit_id, k.counter, n.quantity
  FROM net_charge n
  JOIN counter_of k ON k.item = n.item_code AND n.charge_date BETWEEN k.valid_from AND k.valid_to
  WHERE n.is_inpatient = 1
),
total AS (
  SELECT visit_id, counter, CAST(sum(quantity) AS DECIMAL(18, 4)) AS billed
  FROM line
  GROUP BY visit_id, counter
),
above AS (
  SELECT t.visit_id, t.counter, t.billed, c.quantity AS listed
  FROM total t
  JOIN settlement_list_count c ON c.visit_id = t.visit_id AND c.counter = t.counter
  WHERE t.billed > c.quantity
)
SELECT a.visit_id, a.counter, n.patient_id, n.department_id, n.executing_staff_id AS staff_id, n.item_code,
       n.charge_date AS occurred_on, 'charge' AS record, n.charge_id AS row_id, 'problem' AS part, n.quantity, n.amount,
       CAST(a.billed - a.listed AS DECIMAL(18, 4)) AS excess, a.billed AS whole, n.item_name, a.billed, a.listed,
       CASE a.counter WHEN 'nursing_1_days' THEN '一级护理天数' WHEN 'nursing_2_days' THEN '二级护理天数'
                      WHEN 'nursing_3_days' THEN '三级护理天数' WHEN 'special_nursing_days' THEN '特级护理天数'
                      ELSE '呼吸机使用小时数' END AS counter_zh
FROM above a
JOIN line l ON l.visit_id = a.visit_id AND l.counter = a.counter
JOIN net_charge n ON n.charge_id = l.charge_id
