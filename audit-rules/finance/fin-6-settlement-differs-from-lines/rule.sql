-- Visits whose settlements, refunds included, do not add up to their charge lines, refunds included.
WITH billed AS (
  SELECT visit_id, CAST(sum(amount) AS DECIMAL(18, 2)) AS billed_amount
  FROM charge
  GROUP BY visit_id
),
left_out AS (
  SELECT s.visit_id
  FROM stay s
  WHERE s.discharged_on IS NULL
  UNION
  SELECT v.visit_id
  FROM visit v
  JOIN snapshot_period p ON day_of(v.admitted_at) < p.period_from
),
compared AS (
  SELECT t.visit_id, CAST(t.total_amount AS DECIMAL(18, 2)) AS total_amount, t.settlement_count,
         coalesce(b.billed_amount, 0) AS billed_amount
  FROM visit_settlement t
  LEFT JOIN billed b ON b.visit_id = t.visit_id
  LEFT JOIN left_out o ON o.visit_id = t.visit_id
  WHERE o.visit_id IS NULL
),
apart AS (
  SELECT visit_id, total_amount, settlement_count, billed_amount,
         CAST(abs(total_amount - billed_amount) AS DECIMAL(18, 2)) AS difference
  FROM compared
  WHERE total_amount <> billed_amount
),
ordered AS (
  SELECT s.settlement_id, s.visit_id, s.settled_at,
         row_number() OVER (PARTITION BY s.visit_id ORDER BY s.settled_at NULLS FIRST, s.settlement_id NULLS FIRST) AS place
  FROM settlement s
  JOIN apart a ON a.visit_id = s.visit_id
)
SELECT f.settlement_id, o.visit_id, v.patient_id, v.department_id, day_of(o.settled_at) AS occurred_on,
       'settlement' AS record, o.settlement_id AS row_id, 'problem' AS part, CAST(NULL AS DECIMAL(16, 4)) AS quantity,
       CASE WHEN o.place = 1 THEN a.difference END AS amount, day_of(f.settled_at) AS first_settled_on,
       a.settlement_count, a.total_amount, a.billed_amount
FROM ordered o
JOIN ordered f ON f.visit_id = o.visit_id AND f.place = 1
JOIN apart a ON a.visit_id = o.visit_id
JOIN visit v ON v.visit_id = o.visit_id
