-- Groups of which, within a contract, only other products than the winning ones were bought, or less than contracted.
WITH product AS (
  SELECT DISTINCT item_group, item, item_written, is_winning, contracted_quantity, valid_from, valid_to
  FROM volume_contract
),
contract AS (
  SELECT item_group, valid_from, max(valid_to) AS valid_to, sum(contracted_quantity) AS contracted
  FROM (SELECT DISTINCT item_group, item_written, valid_from, valid_to, contracted_quantity FROM product WHERE is_winning = 1) w
  GROUP BY item_group, valid_from
),
moved AS (
  SELECT DISTINCT c.item_group, c.valid_from, p.is_winning, s.movement_id, s.kind, s.item_code, s.item_name,
         day_of(s.moved_at) AS moved_on, s.quantity, s.quantity * s.unit_cost AS amount
  FROM contract c
  JOIN product p ON p.item_group = c.item_group
  JOIN stock_movement s ON s.item_code = p.item AND day_of(s.moved_at) BETWEEN c.valid_from AND c.valid_to
                           AND day_of(s.moved_at) BETWEEN p.valid_from AND p.valid_to
  WHERE s.kind IN ('purchase', 'purchase_return')
),
bought AS (
  SELECT item_group, valid_from,
         sum(CASE WHEN is_winning = 1 THEN CASE kind WHEN 'purchase' THEN quantity ELSE -quantity END ELSE 0 END) AS winning,
         sum(CASE WHEN is_winning = 0 THEN CASE kind WHEN 'purchase' THEN quantity ELSE -quantity END ELSE 0 END) AS others
  FROM moved
  GROUP BY item_group, valid_from
),
compared AS (
  SELECT c.item_group, c.valid_from, c.valid_to, CAST(c.contracted AS DECIMAL(38, 4)) AS contracted,
         CAST(coalesce(b.winning, 0) AS DECIMAL(38, 4)) AS winning, CAST(coalesce(b.others, 0) AS DECIMAL(38, 4)) AS others,
         CASE WHEN c.valid_from >= p.period_from AND c.valid_to <= p.period_to THEN 1 ELSE 0 END AS covered
  FROM contract c
  JOIN snapshot_period p ON c.valid_from <= p.period_to AND c.valid_to >= p.period_from
  LEFT JOIN bought b ON b.item_group = c.item_group AND b.valid_from = c.valid_from
),
found AS (
  SELECT item_group, valid_from, valid_to, contracted, winning, others,
         CASE WHEN winning <= 0 AND others > 0 THEN '只购进非中选产品' ELSE '未完成约定采购量' END AS fault_zh
  FROM compared
  WHERE (winning <= 0 AND others > 0) OR (covered = 1 AND winning < contracted)
),
evidence AS (
  SELECT f.item_group, f.valid_from, m.item_code, m.item_name, m.moved_on AS occurred_on,
         'stock_movement' AS record, m.movement_id AS row_id,
         CASE WHEN m.is_winning = 0 AND m.kind = 'purchase' THEN 'problem' ELSE 'context' END AS part, m.quantity, m.amount
  FROM found f
  JOIN moved m ON m.item_group = f.item_group AND m.valid_from = f.valid_from
  UNION ALL
  SELECT f.item_group, f.valid_from, CAST(NULL AS STRING) AS item_code, CAST(NULL AS STRING) AS item_name,
         f.valid_from AS occurred_on, 'institution' AS record, i.institution_code AS row_id, 'context' AS part,
         CAST(NULL AS DECIMAL(16, 4)) AS quantity, CAST(NULL AS DECIMAL(32, 10)) AS amount
  FROM found f
  CROSS JOIN institution i
)
SELECT e.item_group, e.valid_from AS contract_from, e.item_code, e.occurred_on, e.record, e.row_id, e.part, e.quantity, e.amount,
       e.item_name, f.valid_to AS contract_to, f.contracted, f.winning, f.others,
       f.fault_zh
FROM evidence e
JOIN found f ON f.item_group = e.item_group AND f.valid_from = e.valid_from
