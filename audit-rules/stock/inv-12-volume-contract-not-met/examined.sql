-- Contracts with a winning product that overlap the period; those not wholly inside it are judged in part.
WITH contract AS (
  SELECT item_group, valid_from, max(valid_to) AS valid_to
  FROM volume_contract
  WHERE is_winning = 1
  GROUP BY item_group, valid_from
),
judged AS (
  SELECT c.item_group, CASE WHEN c.valid_from >= p.period_from AND c.valid_to <= p.period_to THEN 1 ELSE 0 END AS covered
  FROM contract c
  JOIN snapshot_period p ON c.valid_from <= p.period_to AND c.valid_to >= p.period_from
)
SELECT 'examined' AS reason, count(*) AS row_count
FROM judged
UNION ALL
SELECT 'contract_not_covered' AS reason, count(*) AS row_count
FROM judged
WHERE covered = 0
