-- Charges that name a department or a person that nobody knows.
SELECT column_name, split_part(code, ':', 2), row_count
FROM quality
WHERE record = 'charge' AND code IN ('orphan:department', 'orphan:staff')
ORDER BY column_name
