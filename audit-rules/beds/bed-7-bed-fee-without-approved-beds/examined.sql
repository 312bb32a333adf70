-- Bed fees in wards; those of a ward without an approved count cannot be judged.
WITH ward_line AS (
  SELECT d.approved_beds
  FROM net_charge n
  JOIN department d ON d.department_id = n.department_id
  WHERE n.fee_class = '01' AND d.kind = 'ward'
    AND (d.valid_from IS NULL OR n.charge_date >= d.valid_from)
    AND (d.valid_to IS NULL OR n.charge_date <= d.valid_to)
)
SELECT 'examined' AS reason, count(*) AS row_count
FROM ward_line
UNION ALL
SELECT 'no_approved_count' AS reason, count(*) AS row_count
FROM ward_line
WHERE approved_beds IS NULL
