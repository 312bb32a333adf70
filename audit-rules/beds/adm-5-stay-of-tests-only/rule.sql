-- Stays whose money is nearly all examinations and laboratory tests, without treatment, operation or drugs.
WITH mix AS (
  SELECT n.visit_id, CAST(sum(n.amount) AS DECIMAL(18, 2)) AS total_amount,
         CAST(sum(CASE WHEN n.fee_class IN ('03', '04') THEN n.amount ELSE 0 END) AS DECIMAL(18, 2)) AS tests_amount
  FROM net_charge n
  GROUP BY n.visit_id
),
treated AS (
  SELECT DISTINCT visit_id
  FROM net_charge
  WHERE fee_class IN ('05', '06', '09', '10', '11')
),
found AS (
  SELECT m.visit_id, s.admitted_on, s.nights, m.total_amount, m.tests_amount
  FROM mix m
  JOIN stay s ON s.visit_id = m.visit_id
  LEFT JOIN treated t ON t.visit_id = m.visit_id
  WHERE s.nights >= :checkup_stay_nights AND t.visit_id IS NULL
    AND m.tests_amount * 100 > m.total_amount * :checkup_stay_percent
)
SELECT f.visit_id, n.patient_id, n.department_id, n.executing_staff_id AS staff_id, n.item_code,
       n.charge_date AS occurred_on, 'charge' AS record, n.charge_id AS row_id, 'problem' AS part, n.quantity, n.amount,
       f.admitted_on, f.nights, f.total_amount, f.tests_amount, int_div(cents(f.tests_amount) * 100, cents(f.total_amount)) AS percent,
       :checkup_stay_percent AS limit_percent
FROM found f
JOIN net_charge n ON n.visit_id = f.visit_id
WHERE n.fee_class IN ('03', '04')
