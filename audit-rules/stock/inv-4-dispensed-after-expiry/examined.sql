-- Everything that was dispensed; without an expiry it cannot be judged.
SELECT 'examined' AS reason, count(*) AS row_count
FROM stock_movement
WHERE kind = 'dispense'
UNION ALL
SELECT 'no_expiry' AS reason, count(*) AS row_count
FROM stock_movement
WHERE kind = 'dispense' AND expires_on IS NULL
