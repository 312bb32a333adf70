-- Things worth a look that keep no row out.
INSERT INTO quality
SELECT 'charge', 'amount', 'amount-differs', count(*), min(charge_id) FROM charge
WHERE abs(CAST(CAST(amount AS DECIMAL(30,2)) * 100 AS HUGEINT) * 100000000
          - CAST(CAST(unit_price AS DECIMAL(30,6)) * 1000000 AS HUGEINT) * CAST(CAST(quantity AS DECIMAL(30,4)) * 10000 AS HUGEINT)) > 100000000 HAVING count(*) > 0;

INSERT INTO quality
SELECT 'charge', 'quantity', 'sign-differs', count(*), min(charge_id) FROM charge
WHERE (quantity > 0 AND amount < 0) OR (quantity < 0 AND amount > 0) HAVING count(*) > 0;

INSERT INTO quality
SELECT 'charge', 'quantity', 'zero-quantity', count(*), min(charge_id) FROM charge WHERE quantity = 0 HAVING count(*) > 0;

INSERT INTO quality
SELECT 'charge', 'charged_at', 'no-time-of-day', count(*), min(charge_id) FROM charge
WHERE CAST(charged_at AS TIME) = TIME '00:00:00' HAVING count(*) > 0;

INSERT INTO quality
SELECT 'charge', 'scope_amount', 'scope-absent', count(*), min(charge_id) FROM charge WHERE scope_amount IS NULL HAVING count(*) > 0;

INSERT INTO quality
SELECT 'charge', 'refund_of', 'refund-without-original', count(*), min(charge_id) FROM refund_match
WHERE matched_quantity < quantity HAVING count(*) > 0;

INSERT INTO quality
SELECT 'bed_stay', 'to_time', 'ends-before-it-begins', count(*), min(visit_id) FROM bed_stay WHERE to_time < from_time HAVING count(*) > 0;

INSERT INTO quality
SELECT 'visit', 'discharged_at', 'ends-before-it-begins', count(*), min(visit_id) FROM visit WHERE discharged_at < admitted_at HAVING count(*) > 0;

INSERT INTO quality
SELECT 'visit', 'patient_id', 'visit-without-charge', count(*), min(visit_id) FROM visit s
WHERE NOT EXISTS (SELECT 1 FROM charge c WHERE c.visit_id = s.visit_id) HAVING count(*) > 0;

INSERT INTO quality
SELECT 'charge', 'charged_at', 'outside-the-period', count(*), min(charge_id) FROM charge, snapshot_period
WHERE CAST(charged_at AS DATE) NOT BETWEEN period_from AND period_to HAVING count(*) > 0;

INSERT INTO quality
SELECT 'code_map', 'valid_to', 'codes-overlap', count(*), min(local_item_code) FROM code_map m
WHERE EXISTS (SELECT 1 FROM code_map o WHERE o.local_item_code = m.local_item_code AND o.item_code <> m.item_code
              AND coalesce(o.valid_from, DATE '0001-01-01') <= coalesce(m.valid_to, DATE '9999-12-31')
              AND coalesce(m.valid_from, DATE '0001-01-01') <= coalesce(o.valid_to, DATE '9999-12-31'))
HAVING count(*) > 0;
