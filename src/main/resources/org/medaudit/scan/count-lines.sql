CREATE OR REPLACE TABLE counted_line AS
WITH claim AS (
  SELECT e.finding_id, e.rule_id, e.key, CASE e.verdict WHEN 'breach' THEN 0 ELSE 1 END AS verdict_rank,
         e.row_id AS charge_id, e.amount
  FROM countable e
  WHERE e.part = 'problem' AND e.record = 'charge' AND e.amount > 0
),
ordered AS (
  SELECT c.finding_id, c.charge_id, c.amount,
         coalesce(sum(c.amount) OVER (PARTITION BY c.charge_id
                                      ORDER BY c.verdict_rank, c.amount DESC NULLS LAST, c.rule_id, c.key
                                      ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), 0) AS claimed_before
  FROM claim c
)
SELECT o.finding_id, o.charge_id, greatest(0, least(o.amount, n.amount - o.claimed_before)) AS counted
FROM ordered o
JOIN net_charge n ON n.charge_id = o.charge_id
