-- Tables that rules read instead of the raw lines. ${inpatient} and ${count_both} come from the snapshot's parameters.

-- Refunds that name the line they take back. What the earlier ones left of it is all that one can match.
CREATE TEMP TABLE named_refund AS
WITH named AS (
  SELECT r.charge_id, o.charge_id AS original_charge_id, r.charged_at, -r.quantity AS quantity, -r.amount AS amount,
         -r.scope_amount AS scope_amount, o.quantity AS original_quantity
  FROM charge r
  JOIN charge o ON o.charge_id = r.refund_of AND o.quantity > 0
  WHERE r.quantity < 0
)
SELECT charge_id, original_charge_id, quantity, amount, scope_amount,
       greatest(0, least(quantity, original_quantity + quantity - sum(quantity) OVER w)) AS matched_quantity
FROM named
WINDOW w AS (PARTITION BY original_charge_id ORDER BY charged_at, length(charge_id), charge_id ROWS UNBOUNDED PRECEDING);

CREATE TEMP TABLE named_total AS
SELECT original_charge_id AS charge_id, sum(quantity) AS quantity, sum(amount) AS amount, sum(scope_amount) AS scope_amount,
       count(*) = count(scope_amount) AS scope_known
FROM named_refund
GROUP BY original_charge_id;

-- Groups in which a refund names no line: last in, first out, by the running balance that never falls below nothing.
CREATE TEMP TABLE open_group AS
SELECT DISTINCT visit_id, item_code, unit_price
FROM charge
WHERE quantity < 0 AND refund_of IS NULL;

CREATE TEMP TABLE open_step AS
SELECT c.charge_id, c.visit_id, c.item_code, c.unit_price,
       row_number() OVER (PARTITION BY c.visit_id, c.item_code, c.unit_price
                          ORDER BY c.charged_at, CASE WHEN c.quantity < 0 THEN 1 ELSE 0 END, length(c.charge_id), c.charge_id) AS step,
       CAST(CASE WHEN c.quantity < 0 THEN c.quantity
                 ELSE greatest(c.quantity - coalesce(t.quantity, 0), 0) END AS DECIMAL(38,4)) AS quantity
FROM charge c
JOIN open_group g ON g.visit_id = c.visit_id AND g.item_code = c.item_code AND g.unit_price = c.unit_price
LEFT JOIN named_total t ON t.charge_id = c.charge_id
WHERE c.quantity > 0 OR (c.quantity < 0 AND c.refund_of IS NULL);

CREATE TEMP TABLE open_balance AS
WITH running AS (
  SELECT *, sum(quantity) OVER w AS total
  FROM open_step
  WINDOW w AS (PARTITION BY visit_id, item_code, unit_price ORDER BY step ROWS UNBOUNDED PRECEDING)
),
reflected AS (
  SELECT *, total - least(0, min(total) OVER w) AS balance
  FROM running
  WINDOW w AS (PARTITION BY visit_id, item_code, unit_price ORDER BY step ROWS UNBOUNDED PRECEDING)
)
SELECT charge_id, quantity, balance,
       coalesce(lag(balance) OVER w, 0) AS balance_before,
       min(balance) OVER (PARTITION BY visit_id, item_code, unit_price ORDER BY step
                          ROWS BETWEEN 1 FOLLOWING AND UNBOUNDED FOLLOWING) AS lowest_after
FROM reflected
WINDOW w AS (PARTITION BY visit_id, item_code, unit_price ORDER BY step);

CREATE TEMP TABLE open_left AS
SELECT charge_id, quantity AS quantity_before, greatest(0, least(balance, coalesce(lowest_after, balance)) - balance_before) AS quantity_left
FROM open_balance
WHERE quantity > 0;

INSERT INTO refund_match
SELECT r.charge_id, n.original_charge_id, -r.quantity,
       CASE WHEN n.charge_id IS NOT NULL THEN n.matched_quantity
            WHEN r.refund_of IS NULL THEN coalesce(b.balance_before - b.balance, 0)
            ELSE 0 END,
       -r.amount,
       CASE WHEN r.refund_of IS NULL THEN 1 ELSE 0 END
FROM charge r
LEFT JOIN named_refund n ON n.charge_id = r.charge_id
LEFT JOIN open_balance b ON b.charge_id = r.charge_id AND b.quantity < 0
WHERE r.quantity < 0;

CREATE TEMP TABLE netted AS
WITH changed AS (
  SELECT charge_id FROM named_total
  UNION
  SELECT charge_id FROM open_left WHERE quantity_left <> quantity_before
),
named AS (
  SELECT c.charge_id, c.quantity AS full_quantity,
         CAST(c.quantity - coalesce(t.quantity, 0) AS DECIMAL(16,4)) AS quantity,
         CAST(c.amount - coalesce(t.amount, 0) AS DECIMAL(16,2)) AS amount,
         CASE WHEN t.charge_id IS NULL THEN c.scope_amount
              WHEN t.scope_known THEN CAST(c.scope_amount - t.scope_amount AS DECIMAL(16,2)) END AS scope_amount,
         c.scope_amount AS full_scope, t.charge_id IS NOT NULL AND NOT t.scope_known AS scope_by_share
  FROM charge c
  JOIN changed x ON x.charge_id = c.charge_id
  LEFT JOIN named_total t ON t.charge_id = c.charge_id
),
shared AS (
  SELECT n.charge_id, n.amount AS amount_before, n.quantity AS quantity_before,
         CAST(coalesce(l.quantity_left, n.quantity) AS DECIMAL(16,4)) AS quantity,
         CASE WHEN n.scope_by_share
              THEN share_of(n.full_scope, greatest(n.quantity, 0), n.full_quantity)
              ELSE n.scope_amount END AS scope_before,
         CASE WHEN l.quantity_left IS NOT NULL AND l.quantity_left <> l.quantity_before THEN 1 ELSE 0 END AS inferred
  FROM named n
  LEFT JOIN open_left l ON l.charge_id = n.charge_id
)
SELECT charge_id, quantity, inferred,
       CASE WHEN quantity <= 0 THEN 0
            WHEN inferred = 0 THEN amount_before
            ELSE share_of(amount_before, quantity, quantity_before) END AS amount,
       CASE WHEN quantity <= 0 THEN 0
            WHEN inferred = 0 THEN scope_before
            ELSE share_of(scope_before, quantity, quantity_before) END AS scope_amount
FROM shared;

-- A line of which nothing is left, and what a refund takes back, is none of net_charge.
UPDATE charge_line SET net_quantity = n.quantity, net_amount = n.amount,
       net_scope_amount = CASE WHEN charge_line.self_paid = 1 THEN 0 ELSE n.scope_amount END,
       refund_inferred = n.inferred, is_net = charge_line.quantity > 0 AND n.quantity > 0
FROM netted n
WHERE n.charge_id = charge_line.charge_id;

INSERT INTO visit_month
WITH billed AS (
  SELECT visit_no, CAST(date_trunc('month', charge_date) AS DATE) AS month, sum(amount) AS amount, count(*) AS line_count
  FROM net_charge
  GROUP BY visit_no, month
)
SELECT v.visit_id, v.department_id, b.month, b.amount, b.line_count, b.visit_no
FROM billed b
JOIN visit v ON v.rowid = b.visit_no;

-- Only with settlement.
INSERT INTO visit_settlement
SELECT s.visit_id, sum(s.total_amount), sum(s.fund_amount),
       CASE WHEN count(*) = count(s.scope_amount) THEN sum(s.scope_amount) END, count(*), min(v.rowid)
FROM settlement s
LEFT JOIN visit v ON v.visit_id = s.visit_id
GROUP BY s.visit_id;

-- Settlements without refunds and without those that a refund of the same size takes back, the nearest before it.
-- Only with settlement.
INSERT INTO standing_settlement
WITH counted AS (
  SELECT settlement_id, visit_id, settled_at, total_amount, receipt_no,
         CASE WHEN coalesce(is_refund, 0) = 1 OR total_amount < 0 THEN 1 ELSE 0 END AS is_refund
  FROM settlement
),
step AS (
  SELECT c.settlement_id, c.visit_id, abs(c.total_amount) AS size,
         row_number() OVER (PARTITION BY c.visit_id, abs(c.total_amount)
                            ORDER BY c.settled_at NULLS FIRST, c.is_refund, c.settlement_id NULLS FIRST) AS place,
         CASE c.is_refund WHEN 1 THEN -1 ELSE 1 END AS change
  FROM counted c
  WHERE c.visit_id IN (SELECT visit_id FROM counted WHERE is_refund = 1)
),
running AS (
  SELECT *, sum(change) OVER (PARTITION BY visit_id, size ORDER BY place ROWS UNBOUNDED PRECEDING) AS balance
  FROM step
),
followed AS (
  SELECT settlement_id, balance,
         min(balance) OVER (PARTITION BY visit_id, size ORDER BY place
                            ROWS BETWEEN 1 FOLLOWING AND UNBOUNDED FOLLOWING) AS lowest_after
  FROM running
)
SELECT c.settlement_id, c.visit_id, c.settled_at, c.total_amount, c.receipt_no
FROM counted c
LEFT JOIN followed f ON f.settlement_id = c.settlement_id AND f.lowest_after < f.balance
WHERE c.is_refund = 0 AND f.settlement_id IS NULL;

-- What the settlement lists of a visit say together, one row a counter; unknown where one of them does not say it.
-- The ventilator's time is days/hours/minutes or a number of hours; a begun hour counts as one.
INSERT INTO settlement_list_count
WITH ventilated AS (
  SELECT visit_id, special_nursing_days, nursing_1_days, nursing_2_days, nursing_3_days,
         CASE WHEN regexp_full_match(ventilator_time, '[0-9]{1,4}/[0-9]{1,2}/[0-9]{1,2}')
              THEN CAST(split_part(ventilator_time, '/', 1) AS INTEGER) * 24 + CAST(split_part(ventilator_time, '/', 2) AS INTEGER)
                   + CASE WHEN CAST(split_part(ventilator_time, '/', 3) AS INTEGER) > 0 THEN 1 ELSE 0 END
              WHEN regexp_full_match(ventilator_time, '[0-9]{1,5}([.][0-9]{1,4})?')
              THEN CAST(ceil(CAST(ventilator_time AS DECIMAL(9,4))) AS INTEGER) END AS ventilator_hours
  FROM settlement_list
),
listed AS (
  SELECT visit_id, 'special_nursing_days' AS counter, special_nursing_days AS quantity FROM ventilated
  UNION ALL
  SELECT visit_id, 'nursing_1_days', nursing_1_days FROM ventilated
  UNION ALL
  SELECT visit_id, 'nursing_2_days', nursing_2_days FROM ventilated
  UNION ALL
  SELECT visit_id, 'nursing_3_days', nursing_3_days FROM ventilated
  UNION ALL
  SELECT visit_id, 'ventilator_hours', ventilator_hours FROM ventilated
)
SELECT visit_id, counter, CASE WHEN count(*) = count(quantity) THEN sum(quantity) END
FROM listed
GROUP BY visit_id, counter;

-- The receipts that are not voided: those that name the settlement, else those of its receipt number.
-- Only with settlement.
INSERT INTO settlement_receipt
WITH valid AS (
  SELECT settlement_id, receipt_no, amount, form_kind, voided
  FROM receipt
  WHERE coalesce(voided, 0) = 0
),
named AS (
  SELECT s.settlement_id, r.receipt_no, r.amount, r.form_kind, r.voided
  FROM standing_settlement s
  JOIN valid r ON r.settlement_id = s.settlement_id
)
SELECT * FROM named
UNION ALL
SELECT s.settlement_id, r.receipt_no, r.amount, r.form_kind, r.voided
FROM standing_settlement s
JOIN valid r ON r.receipt_no = s.receipt_no
WHERE s.settlement_id NOT IN (SELECT settlement_id FROM named);

CREATE TEMP TABLE main_diagnosis AS
SELECT visit_id, min_by(diagnosis_code, seq) AS diagnosis_code
FROM diagnosis
WHERE is_main = 1
GROUP BY visit_id;

CREATE TEMP TABLE inpatient AS
SELECT v.visit_id, v.patient_id, v.visit_kind, v.department_id, v.admitted_at, v.discharged_at,
       CAST(v.admitted_at AS DATE) AS admitted_on, CAST(v.discharged_at AS DATE) AS discharged_on,
       coalesce(v.main_diagnosis_code, d.diagnosis_code) AS main_diagnosis_code, v.is_emergency, v.planned_readmission,
       v.rowid AS visit_no
FROM visit v
LEFT JOIN main_diagnosis d ON d.visit_id = v.visit_id
WHERE ${inpatient};

INSERT INTO stay
WITH earlier AS (
  SELECT s.visit_id, p.visit_id AS previous_visit_id, p.discharged_at,
         row_number() OVER (PARTITION BY s.visit_id ORDER BY p.discharged_at DESC, p.admitted_at DESC, p.visit_id) AS nearness
  FROM inpatient s
  JOIN inpatient p ON p.patient_id = s.patient_id AND p.visit_id <> s.visit_id AND p.discharged_at <= s.admitted_at
                  AND (p.admitted_at < s.admitted_at OR p.visit_id < s.visit_id)
)
SELECT s.visit_id, s.patient_id, s.visit_kind, s.department_id, s.admitted_at, s.discharged_at, s.admitted_on, s.discharged_on,
       CASE WHEN s.discharged_on IS NULL THEN NULL
            WHEN ${count_both} THEN date_diff('day', s.admitted_on, s.discharged_on) + 1
            ELSE greatest(1, date_diff('day', s.admitted_on, s.discharged_on)) END,
       s.main_diagnosis_code, s.is_emergency, s.planned_readmission,
       e.previous_visit_id, e.discharged_at, CAST(e.discharged_at AS DATE),
       date_diff('day', CAST(e.discharged_at AS DATE), s.admitted_on), s.visit_no
FROM inpatient s
LEFT JOIN earlier e ON e.visit_id = s.visit_id AND e.nearness = 1
ORDER BY s.patient_id, s.admitted_at, s.visit_id;

INSERT INTO stay_day
WITH day AS (
  SELECT visit_id, patient_id, admitted_on, discharged_on,
         CAST(unnest(generate_series(admitted_on, discharged_on, INTERVAL 1 DAY)) AS DATE) AS stay_date
  FROM stay
  WHERE discharged_on >= admitted_on
)
SELECT visit_id, patient_id, stay_date,
       CASE WHEN stay_date < discharged_on OR admitted_on = discharged_on OR ${count_both} THEN 1 ELSE 0 END
FROM day;

-- A night is a midnight covered, the end of its date. Where both ends are midnight they are dates without a time: the
-- night of the last date is not one. An open end lasts to the discharge, else over the last but one midnight of the period.
-- Only with bed_stay.
INSERT INTO bed_night
WITH lain AS (
  SELECT b.visit_id, v.patient_id, b.bed_id, b.department_id, b.reason, b.from_time, CAST(v.admitted_at AS DATE) AS admitted_on,
         coalesce(b.to_time, v.discharged_at, CAST(p.period_to + 1 AS TIMESTAMP)) AS to_time,
         CAST(b.from_time AS TIME) = TIME '00:00:00' AND CAST(coalesce(b.to_time, v.discharged_at) AS TIME) = TIME '00:00:00' AS dates_only
  FROM bed_stay b
  CROSS JOIN snapshot_period p
  LEFT JOIN visit v ON v.visit_id = b.visit_id
),
ends AS (
  SELECT *,
         CASE WHEN dates_only THEN CAST(from_time AS DATE)
              ELSE greatest(CAST(from_time - INTERVAL 1 MICROSECOND AS DATE), admitted_on) END AS first_night,
         CASE WHEN dates_only THEN CAST(to_time AS DATE) - 1
              ELSE CAST(to_time - INTERVAL 1 MICROSECOND AS DATE) - 1 END AS last_night
  FROM lain
),
night AS (
  SELECT visit_id, patient_id, bed_id, department_id, reason,
         CAST(unnest(generate_series(first_night, last_night, INTERVAL 1 DAY)) AS DATE) AS night_of
  FROM ends
  WHERE last_night >= first_night
)
SELECT DISTINCT n.visit_id, n.patient_id, n.bed_id, n.department_id, n.night_of, b.bed_kind, n.reason
FROM night n
LEFT JOIN bed b ON b.bed_id = n.bed_id;

INSERT INTO calendar
SELECT DISTINCT charge_date FROM net_charge
UNION
SELECT DISTINCT stay_date FROM stay_day
UNION
SELECT DISTINCT night_of FROM bed_night;

INSERT INTO charge_trace
SELECT charge_id, visit_id, item_code, trim(unnest(string_split(trace_codes, ';')))
FROM net_charge
WHERE trace_codes IS NOT NULL;

DELETE FROM charge_trace WHERE trace_code = '';

-- Only with equipment.
INSERT INTO equipment_attribute
WITH pair AS (
  SELECT equipment_id, trim(unnest(string_split(attributes, ';'))) AS text
  FROM equipment
  WHERE attributes IS NOT NULL
)
SELECT equipment_id, trim(split_part(text, '=', 1)), trim(substr(text, instr(text, '=') + 1))
FROM pair
WHERE instr(text, '=') > 1;

-- Only with stock_movement.
INSERT INTO stock_balance
WITH moved AS (
  SELECT store_id, ledger, item_code, CAST(date_trunc('month', moved_at) AS DATE) AS month,
         CAST(sum(CASE WHEN kind IN ('opening', 'purchase', 'transfer_in', 'dispense_return', 'gain', 'gift', 'other_in')
                       THEN quantity ELSE 0 END) AS DECIMAL(38,4)) AS inward,
         CAST(sum(CASE WHEN kind IN ('opening', 'purchase', 'transfer_in', 'dispense_return', 'gain', 'gift', 'other_in')
                       THEN 0 ELSE quantity END) AS DECIMAL(38,4)) AS outward
  FROM stock_movement
  GROUP BY ALL
),
running AS (
  SELECT *, sum(inward - outward) OVER (PARTITION BY store_id, ledger, item_code ORDER BY month
                                        ROWS UNBOUNDED PRECEDING) AS closing
  FROM moved
)
SELECT store_id, ledger, item_code, month, closing - inward + outward, inward, outward, closing
FROM running;
