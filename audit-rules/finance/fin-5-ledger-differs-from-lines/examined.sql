-- Dates and fee classes that the ledger or the lines know, on dates with a ledger inside the period.
WITH judged_date AS (
  SELECT DISTINCT l.booked_on
  FROM ledger_entry l
  JOIN snapshot_period p ON l.booked_on BETWEEN p.period_from AND p.period_to
),
matter AS (
  SELECT l.booked_on, l.fee_class
  FROM ledger_entry l
  JOIN judged_date d ON d.booked_on = l.booked_on
  UNION
  SELECT d.booked_on, c.fee_class
  FROM charge c
  JOIN judged_date d ON d.booked_on = day_of(c.charged_at)
  WHERE :ledger_basis = 'charge_date'
  UNION
  SELECT d.booked_on, c.fee_class
  FROM charge c
  JOIN settlement s ON s.settlement_id = c.settlement_id
  JOIN judged_date d ON d.booked_on = day_of(s.settled_at)
  WHERE :ledger_basis = 'settlement_date'
),
outside AS (
  SELECT DISTINCT l.booked_on, l.fee_class
  FROM ledger_entry l
  LEFT JOIN judged_date d ON d.booked_on = l.booked_on
  WHERE d.booked_on IS NULL
)
SELECT 'examined' AS reason, (SELECT count(*) FROM matter) + (SELECT count(*) FROM outside) AS row_count
UNION ALL
SELECT 'outside_period' AS reason, count(*) AS row_count
FROM outside
UNION ALL
SELECT 'no_settlement' AS reason, count(*) AS row_count
FROM charge c
LEFT JOIN settlement s ON s.settlement_id = c.settlement_id
WHERE :ledger_basis = 'settlement_date' AND s.settlement_id IS NULL
