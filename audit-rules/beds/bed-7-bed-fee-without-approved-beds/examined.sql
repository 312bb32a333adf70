-- Bed fees in wards; those of a ward without an approved count cannot be judged.
WITH ward_line AS (
  SELECT n.charge_id, max(CASE WHEN d.approved_beds IS NOT NULL THEN 1 ELSE 0 END) AS approved
  FROM net_charge n
  JOIN department d ON d.department_id = n.department_id AND d.kind = 'ward'
                       AND n.charge_date BETWEEN coalesce(d.valid_from, DATE '0001-01-01')
                                             AND coalesce(d.valid_to, DATE '9999-12-31')
  WHERE n.fee_class = '01'
  GROUP BY n.charge_id
)
SELECT 'examined' AS reason, count(*) AS row_count
FROM ward_line
UNION ALL
SELECT 'no_approved_count' AS reason, count(*) AS row_count
FROM ward_line
WHERE approved = 0
