-- Lines of graded antibiotics, and operations.
WITH grant_of AS (
  SELECT staff_id, kind, TRY_CAST(scope_code AS INTEGER) AS grade, valid_from, coalesce(valid_to, DATE '9999-12-31') AS valid_to
  FROM staff_licence
  WHERE kind IN ('operation_grade', 'antibiotic_grade')
),
kept AS (
  SELECT DISTINCT kind
  FROM grant_of
),
prescribed AS (
  SELECT n.charge_id, n.ordering_staff_id AS staff_id, n.charge_date AS done_on, max(d.grade) AS grade
  FROM net_charge n
  JOIN drug_grade d ON d.item = n.item_code AND n.charge_date BETWEEN d.valid_from AND d.valid_to
  GROUP BY n.charge_id, n.ordering_staff_id, n.charge_date
),
done AS (
  SELECT 'antibiotic_grade' AS kind, staff_id, done_on, grade, count(*) AS row_count
  FROM prescribed
  GROUP BY staff_id, done_on, grade
  UNION ALL
  SELECT 'operation_grade' AS kind, surgeon_id AS staff_id, day_of(began_at) AS done_on, grade, count(*) AS row_count
  FROM operation
  GROUP BY surgeon_id, day_of(began_at), grade
),
held AS (
  SELECT d.kind, d.staff_id, d.done_on, d.grade, d.row_count, max(g.grade) AS granted, count(g.staff_id) - count(g.grade) AS ungraded
  FROM done d
  LEFT JOIN grant_of g ON g.kind = d.kind AND g.staff_id = d.staff_id AND d.done_on BETWEEN g.valid_from AND g.valid_to
  GROUP BY d.kind, d.staff_id, d.done_on, d.grade, d.row_count
),
stated AS (
  SELECT h.row_count,
         CASE WHEN h.staff_id IS NULL THEN 'no_staff'
              WHEN s.staff_id IS NULL THEN 'unknown_staff'
              WHEN k.kind IS NULL THEN 'grants_not_kept'
              WHEN h.grade IS NULL OR h.done_on IS NULL THEN 'grade_not_known'
              WHEN h.ungraded > 0 AND h.grade > coalesce(h.granted, 0) THEN 'scope_not_known' END AS reason
  FROM held h
  LEFT JOIN staff s ON s.staff_id = h.staff_id
  LEFT JOIN kept k ON k.kind = h.kind
)
SELECT 'examined' AS reason, CAST(coalesce(sum(row_count), 0) AS BIGINT) AS row_count
FROM stated
UNION ALL
SELECT reason, CAST(sum(row_count) AS BIGINT) AS row_count
FROM stated
WHERE reason IS NOT NULL
GROUP BY reason
