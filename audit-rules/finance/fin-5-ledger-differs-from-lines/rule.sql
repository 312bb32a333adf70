-- Dates and fee classes whose charge lines, as booked, do not add up to the ledger. Where too many dates differ, one
-- finding says that the basis does.
WITH booked AS (
  SELECT day_of(charged_at) AS booked_on, fee_class, amount
  FROM charge
  WHERE :ledger_basis = 'charge_date'
  UNION ALL
  SELECT day_of(s.settled_at) AS booked_on, c.fee_class, c.amount
  FROM charge c
  JOIN settlement s ON s.settlement_id = c.settlement_id
  WHERE :ledger_basis = 'settlement_date'
),
judged_date AS (
  SELECT DISTINCT l.booked_on
  FROM ledger_entry l
  JOIN snapshot_period p ON l.booked_on BETWEEN p.period_from AND p.period_to
),
side AS (
  SELECT b.booked_on, b.fee_class, b.amount AS billed, CAST(0 AS DECIMAL(16, 2)) AS ledger
  FROM booked b
  UNION ALL
  SELECT l.booked_on, l.fee_class, CAST(0 AS DECIMAL(16, 2)) AS billed, l.amount AS ledger
  FROM ledger_entry l
),
compared AS (
  SELECT s.booked_on, s.fee_class, CAST(sum(s.billed) AS DECIMAL(18, 2)) AS billed_amount,
         CAST(sum(s.ledger) AS DECIMAL(18, 2)) AS ledger_amount
  FROM side s
  JOIN judged_date d ON d.booked_on = s.booked_on
  GROUP BY s.booked_on, s.fee_class
),
apart AS (
  SELECT booked_on, fee_class, billed_amount, ledger_amount,
         CAST(abs(billed_amount - ledger_amount) AS DECIMAL(18, 2)) AS difference_amount
  FROM compared
  WHERE abs(billed_amount - ledger_amount) > :ledger_tolerance
),
extent AS (
  SELECT (SELECT count(DISTINCT booked_on) FROM apart) AS dates_apart, (SELECT count(*) FROM judged_date) AS dates_judged
),
whole AS (
  SELECT CAST(sum(billed_amount) AS DECIMAL(18, 2)) AS billed_amount,
         CAST(sum(ledger_amount) AS DECIMAL(18, 2)) AS ledger_amount,
         CAST(sum(difference_amount) AS DECIMAL(18, 2)) AS difference_amount
  FROM apart
),
spoken AS (
  SELECT CAST(a.booked_on AS STRING) AS booked_day, a.fee_class AS booked_class, a.booked_on,
         concat(CAST(a.booked_on AS STRING), ' ', a.fee_class) AS row_id, a.difference_amount AS amount,
         a.billed_amount, a.ledger_amount, a.difference_amount,
         concat(CAST(a.booked_on AS STRING), ' 类别 ', a.fee_class) AS matter_zh, e.dates_apart, e.dates_judged
  FROM apart a
  JOIN extent e ON e.dates_apart * 100 <= e.dates_judged * :ledger_basis_percent
  UNION ALL
  SELECT 'all' AS booked_day, 'all' AS booked_class, a.booked_on,
         concat(CAST(a.booked_on AS STRING), ' ', a.fee_class) AS row_id, CAST(NULL AS DECIMAL(18, 2)) AS amount,
         w.billed_amount, w.ledger_amount, w.difference_amount,
         concat('有账簿的 ', CAST(e.dates_judged AS STRING), ' 个日期中有 ', CAST(e.dates_apart AS STRING),
                ' 个不符，记账口径可能不同，不符日期') AS matter_zh,
         e.dates_apart, e.dates_judged
  FROM apart a
  JOIN extent e ON e.dates_apart * 100 > e.dates_judged * :ledger_basis_percent
  CROSS JOIN whole w
)
SELECT booked_day, booked_class, booked_on AS occurred_on, 'ledger_entry' AS record, row_id, 'problem' AS part,
       CAST(NULL AS DECIMAL(16, 4)) AS quantity, amount, billed_amount, ledger_amount, difference_amount, matter_zh,
       dates_apart, dates_judged, :ledger_tolerance AS tolerance
FROM spoken
