-- Every stretch of time in a bed, without newborns and leave.
SELECT 'examined' AS reason, count(*) AS row_count
FROM bed_stay b
JOIN visit v ON v.visit_id = b.visit_id
LEFT JOIN bed k ON k.bed_id = b.bed_id
WHERE (k.bed_kind IS NULL OR k.bed_kind <> 'newborn')
  AND (b.reason IS NULL OR b.reason <> 'leave')
  AND (v.birth_date IS NULL OR age_days(v.birth_date, day_of(b.from_time)) > 28)
