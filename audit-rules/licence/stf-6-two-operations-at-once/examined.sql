-- Operations, each once; one without times or people is counted.
WITH stated AS (
  SELECT operation_id,
         CASE WHEN surgeon_id IS NULL AND anaesthetist_id IS NULL THEN 'no_staff'
              WHEN began_at IS NULL OR ended_at IS NULL THEN 'no_time'
              WHEN :midnight_is_a_time = 0 AND (began_at = start_of(day_of(began_at)) OR ended_at = start_of(day_of(ended_at)))
              THEN 'no_time' END AS reason
  FROM operation
)
SELECT 'examined' AS reason, count(*) AS row_count
FROM stated
UNION ALL
SELECT reason, count(*) AS row_count
FROM stated
WHERE reason IS NOT NULL
GROUP BY reason
