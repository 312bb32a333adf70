-- Stays and counters that were billed; judged where a settlement list of the stay says the counter.
WITH counter_of AS (
  SELECT DISTINCT item, counter, valid_from, valid_to
  FROM settlement_list_item
),
billed AS (
  SELECT DISTINCT n.visit_id, k.counter
  FROM net_charge n
  JOIN counter_of k ON k.item = n.item_code AND n.charge_date BETWEEN k.valid_from AND k.valid_to
  WHERE n.is_inpatient = 1
),
listed AS (
  SELECT b.visit_id, b.counter, c.visit_id AS list_visit_id, c.quantity
  FROM billed b
  LEFT JOIN settlement_list_count c ON c.visit_id = b.visit_id AND c.counter = b.counter
)
SELECT 'examined' AS reason, count(*) AS row_count
FROM listed
UNION ALL
SELECT 'no_list' AS reason, count(*) AS row_count
FROM listed
WHERE list_visit_id IS NULL
UNION ALL
SELECT 'not_on_list' AS reason, count(*) AS row_count
FROM listed
WHERE list_visit_id IS NOT NULL AND quantity IS NULL
