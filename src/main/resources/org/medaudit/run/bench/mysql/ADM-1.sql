-- Back in hospital within days of leaving it, with the same main diagnosis and none of the lawful reasons.
SELECT s.visit_id, t.total_amount AS amount
FROM bench_stay s
JOIN bench_stay p ON p.visit_id = s.previous_visit_id
LEFT JOIN bench_visit_settlement t ON t.visit_id = s.visit_id
WHERE s.gap_days <= :split_admission_days
  AND LEFT(s.main_diagnosis_code, 3) = LEFT(p.main_diagnosis_code, 3)
  AND COALESCE(s.is_emergency, 0) = 0
  AND LEFT(s.visit_kind, 2) NOT IN ('13', '24', '28', '52')
  AND COALESCE(p.planned_readmission, 0) = 0
  AND NOT EXISTS (SELECT 1 FROM bench_split_admission_exempt e
                  WHERE s.main_diagnosis_code LIKE CONCAT(e.diagnosis_prefix, '%')
                    AND s.admitted_on BETWEEN e.valid_from AND e.valid_to)
  AND NOT EXISTS (SELECT 1 FROM bench_diagnosis d
                  JOIN bench_split_admission_exempt e ON d.diagnosis_code LIKE CONCAT(e.diagnosis_prefix, '%')
                  WHERE d.visit_id = s.visit_id AND s.admitted_on BETWEEN e.valid_from AND e.valid_to)
