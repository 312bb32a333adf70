-- Every counted item; what does not say its form or its people is judged as far as it goes.
SELECT 'examined' AS reason, count(*) AS row_count
FROM stocktake
UNION ALL
SELECT 'unknown_form' AS reason, count(*) AS row_count
FROM stocktake
WHERE form_attached IS NULL
UNION ALL
SELECT 'unknown_people' AS reason, count(*) AS row_count
FROM stocktake
WHERE counted_by IS NULL OR checked_by IS NULL
