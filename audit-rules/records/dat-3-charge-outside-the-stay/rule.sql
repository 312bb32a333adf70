-- Lines of a stay that arose more days before its admission, or after its discharge, than allowed.
WITH allowed AS (
  SELECT visit_id, admitted_on, discharged_on,
         CASE WHEN is_emergency = 1 OR starts_with_code(visit_kind, '24') THEN :emergency_pre_admission_days
              ELSE :pre_admission_days END AS days_before
  FROM stay
),
outside AS (
  SELECT n.charge_id, a.admitted_on, a.discharged_on, days_between(n.charge_date, a.admitted_on) AS days_outside,
         a.days_before AS limit_days, 'before the admission' AS side
  FROM net_charge n
  JOIN allowed a ON a.visit_id = n.visit_id
  WHERE days_between(n.charge_date, a.admitted_on) > a.days_before
  UNION ALL
  SELECT n.charge_id, a.admitted_on, a.discharged_on, days_between(a.discharged_on, n.charge_date) AS days_outside,
         :late_charge_days AS limit_days, 'after the discharge' AS side
  FROM net_charge n
  JOIN allowed a ON a.visit_id = n.visit_id
  WHERE days_between(a.discharged_on, n.charge_date) > :late_charge_days
)
SELECT n.charge_id, n.visit_id, n.patient_id, n.department_id, n.ordering_staff_id AS staff_id, n.item_code,
       n.charge_date AS occurred_on, 'charge' AS record, n.charge_id AS row_id, 'problem' AS part, n.quantity, n.amount,
       n.item_name, o.days_outside, o.limit_days, o.side,
       CASE o.side WHEN 'before the admission' THEN '早于入院' WHEN 'after the discharge' THEN '晚于出院' END AS side_zh, o.admitted_on, o.discharged_on
FROM outside o
JOIN net_charge n ON n.charge_id = o.charge_id
