-- Every stretch of time in a bed, without newborns and leave.
SELECT 'examined' AS reason, count(*) AS row_count
FROM bed_stay b
JOIN visit v ON v.visit_id = b.visit_id
LEFT JOIN (SELECT DISTINCT bed_id FROM bed WHERE bed_kind = 'newborn') k ON k.bed_id = b.bed_id
WHERE k.bed_id IS NULL
  AND coalesce(b.reason, '') <> 'leave'
  AND (v.birth_date IS NULL OR age_days(v.birth_date, day_of(b.from_time)) > 28)
