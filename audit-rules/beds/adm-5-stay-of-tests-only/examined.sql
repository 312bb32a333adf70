-- Stays with charges that last long enough; of those that have not ended it is not known.
WITH charged AS (
  SELECT DISTINCT s.visit_id, s.nights
  FROM stay s
  JOIN net_charge n ON n.visit_id = s.visit_id
  WHERE s.nights IS NULL OR s.nights >= :checkup_stay_nights
)
SELECT 'examined' AS reason, count(*) AS row_count
FROM charged
UNION ALL
SELECT 'not_discharged' AS reason, count(*) AS row_count
FROM charged
WHERE nights IS NULL
