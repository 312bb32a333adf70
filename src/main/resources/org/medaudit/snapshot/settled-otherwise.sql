-- Visits whose charges add up to something else than their settlements; a refund settlement takes away, whatever its sign.
INSERT INTO quality
WITH settled AS (
  SELECT visit_id, sum(CASE WHEN is_refund = 1 THEN -abs(total_amount) ELSE total_amount END) AS total
  FROM settlement
  GROUP BY visit_id
),
charged AS (
  SELECT visit_id, sum(amount) AS total
  FROM charge
  GROUP BY visit_id
)
SELECT 'settlement', 'total_amount', concat_ws(':', 'settled-otherwise', sum(c.total - s.total)), count(*), min(s.visit_id)
FROM settled s
JOIN charged c ON c.visit_id = s.visit_id
WHERE abs(c.total - s.total) > 0.01
HAVING count(*) > 0
