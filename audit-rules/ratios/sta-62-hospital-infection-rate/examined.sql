-- Stays that enter the rate, and why others do not.
WITH infected AS (
  SELECT DISTINCT d.visit_id
  FROM diagnosis d
  JOIN stay s ON s.visit_id = d.visit_id
  JOIN infection_diagnosis k ON starts_with_code(d.diagnosis_code, k.diagnosis_prefix)
                            AND s.discharged_on BETWEEN k.valid_from AND k.valid_to
),
judged_stay AS (
  SELECT s.visit_id, s.department_id, month_of(s.discharged_on) AS month, CASE WHEN i.visit_id IS NOT NULL THEN 1 ELSE 0 END AS is_hit
  FROM stay s
  LEFT JOIN infected i ON i.visit_id = s.visit_id
  WHERE s.discharged_on IS NOT NULL AND s.visit_id IN (SELECT visit_id FROM diagnosis)
),
by_month AS (
  SELECT department_id, month, count(*) AS stay_count, sum(is_hit) AS hit_count
  FROM judged_stay
  GROUP BY department_id, month
)
SELECT 'examined' AS reason, count(*) AS row_count
FROM stay
WHERE discharged_on IS NOT NULL
UNION ALL
SELECT 'few_stays', coalesce(sum(stay_count), 0)
FROM by_month
WHERE stay_count < :statistic_min_stays OR department_id NOT IN (SELECT department_id FROM department)
UNION ALL
SELECT 'no_diagnosis', count(*)
FROM stay
WHERE discharged_on IS NOT NULL AND visit_id NOT IN (SELECT visit_id FROM diagnosis)
