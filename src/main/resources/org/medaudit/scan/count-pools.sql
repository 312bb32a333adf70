CREATE OR REPLACE TABLE counted_pool AS
WITH wanting AS (
  SELECT e.finding_id, max(e.rule_id) AS rule_id, max(e.key) AS key, max(e.finding_visit_id) AS visit_id,
         max(e.finding_amount) AS amount, max(CASE e.verdict WHEN 'breach' THEN 0 ELSE 1 END) AS verdict_rank
  FROM countable e
  WHERE e.pool = 'visit'
  GROUP BY e.finding_id
  HAVING count(*) FILTER (WHERE e.part = 'problem' AND e.record = 'charge') = 0
     AND max(e.finding_amount) > 0
),
taken AS (
  SELECT charge_id, sum(counted) AS counted FROM counted_line GROUP BY charge_id
),
pool AS (
  SELECT n.visit_id, sum(greatest(0, n.amount - coalesce(t.counted, 0))) AS rest
  FROM net_charge n
  LEFT JOIN taken t ON t.charge_id = n.charge_id
  WHERE n.visit_id IN (SELECT w.visit_id FROM wanting w)
  GROUP BY n.visit_id
),
ordered AS (
  SELECT w.finding_id, w.visit_id, w.amount,
         coalesce(sum(w.amount) OVER (PARTITION BY w.visit_id
                                      ORDER BY w.verdict_rank, w.amount DESC NULLS LAST, w.rule_id, w.key
                                      ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), 0) AS wanted_before
  FROM wanting w
)
SELECT o.finding_id, greatest(0, least(o.amount, p.rest - o.wanted_before)) AS counted
FROM ordered o
JOIN pool p ON p.visit_id = o.visit_id
