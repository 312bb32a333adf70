-- Lines of a consumable that is limited to one sex, for a patient registered as the other.
WITH sex_of AS (
  SELECT item, sex, valid_from, valid_to
  FROM sex_limit
  WHERE object = 'consumable'
),
other_sex AS (
  SELECT DISTINCT n.charge_id, v.sex AS patient_sex, s.sex AS limit_sex
  FROM net_charge n
  JOIN sex_of s ON s.item = n.item_code AND n.charge_date BETWEEN s.valid_from AND s.valid_to
  JOIN visit v ON v.visit_id = n.visit_id
  WHERE v.sex IN ('1', '2') AND v.sex <> s.sex
)
SELECT n.visit_id, n.patient_id, n.department_id, n.executing_staff_id AS staff_id, n.item_code,
       n.charge_date AS occurred_on, 'charge' AS record, n.charge_id AS row_id, 'problem' AS part, n.quantity, n.amount,
       n.item_name,
       o.patient_sex, o.limit_sex, CASE o.patient_sex WHEN '1' THEN '男性' ELSE '女性' END AS sex_zh,
       CASE o.limit_sex WHEN '1' THEN '男性' ELSE '女性' END AS limit_zh
FROM other_sex o
JOIN net_charge n ON n.charge_id = o.charge_id
