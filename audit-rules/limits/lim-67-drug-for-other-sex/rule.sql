-- A drug that only one sex uses, billed for a patient of the other.
WITH hit AS (
  SELECT n.charge_id, v.sex, l.sex AS allowed
  FROM net_charge n
  JOIN sex_limit l ON l.item = n.item_code AND n.charge_date BETWEEN l.valid_from AND l.valid_to
  JOIN visit v ON v.visit_id = n.visit_id
  WHERE l.object = 'drug' AND v.sex IN ('1', '2') AND v.sex <> l.sex
)
SELECT n.visit_id, n.item_code, n.patient_id, n.department_id, n.ordering_staff_id AS staff_id,
       n.charge_date AS occurred_on, 'charge' AS record, n.charge_id AS row_id, 'problem' AS part, n.quantity, n.amount,
       n.item_name, CASE h.allowed WHEN '1' THEN '男性' ELSE '女性' END AS allowed_zh,
       CASE h.sex WHEN '1' THEN '男性' ELSE '女性' END AS sex_zh,
       h.allowed, h.sex
FROM hit h
JOIN net_charge n ON n.charge_id = h.charge_id
