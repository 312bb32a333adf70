-- Who ordered and who executed each line, counted apart.
WITH named AS (
  SELECT ordering_staff_id AS staff_id, charge_date, count(*) AS line_count
  FROM net_charge
  GROUP BY ordering_staff_id, charge_date
  UNION ALL
  SELECT executing_staff_id AS staff_id, charge_date, count(*) AS line_count
  FROM net_charge
  GROUP BY executing_staff_id, charge_date
),
mention AS (
  SELECT staff_id, charge_date, sum(line_count) AS line_count
  FROM named
  GROUP BY staff_id, charge_date
),
registration AS (
  SELECT staff_id, practised_here, valid_from, coalesce(valid_to, DATE '9999-12-31') AS valid_to
  FROM staff_licence
  WHERE kind IN ('practice', 'nurse_registration')
),
stated AS (
  SELECT m.staff_id, m.charge_date, m.line_count,
         CASE WHEN m.staff_id IS NULL THEN 'no_staff'
              WHEN s.staff_id IS NULL THEN 'unknown_staff'
              WHEN count(r.staff_id) = 0 THEN 'no_registration'
              WHEN count(r.practised_here) < count(r.staff_id) AND coalesce(max(r.practised_here), 0) = 0
              THEN 'place_not_known' END AS reason
  FROM mention m
  LEFT JOIN staff s ON s.staff_id = m.staff_id
  LEFT JOIN registration r ON r.staff_id = m.staff_id AND m.charge_date BETWEEN r.valid_from AND r.valid_to
  GROUP BY m.staff_id, m.charge_date, m.line_count, s.staff_id
)
SELECT 'examined' AS reason, CAST(coalesce(sum(line_count), 0) AS BIGINT) AS row_count
FROM stated
UNION ALL
SELECT reason, CAST(sum(line_count) AS BIGINT) AS row_count
FROM stated
WHERE reason IS NOT NULL
GROUP BY reason
