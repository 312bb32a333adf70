-- Lines of the items that require a licence on the line's date.
WITH required AS (
  SELECT DISTINCT item, licence_kind,
         CASE WHEN matches(upper(scope_code), '^A[0-9]') THEN substr(upper(scope_code), 2) ELSE upper(scope_code) END AS scope,
         valid_from, valid_to
  FROM required_licence
  WHERE licence_kind IS NOT NULL
),
item AS (
  SELECT DISTINCT item
  FROM required
),
served AS (
  SELECT n.item_code, n.executing_staff_id AS staff_id, n.charge_date, count(*) AS line_count
  FROM net_charge n
  JOIN item i ON i.item = n.item_code
  GROUP BY n.item_code, n.executing_staff_id, n.charge_date
),
asked AS (
  SELECT d.item_code, d.staff_id, d.charge_date, d.line_count, r.licence_kind, r.scope
  FROM served d
  JOIN required r ON r.item = d.item_code AND d.charge_date BETWEEN r.valid_from AND r.valid_to
),
certificate AS (
  SELECT staff_id, kind, valid_from, coalesce(valid_to, DATE '9999-12-31') AS valid_to,
         CASE WHEN matches(upper(scope_code), '^A[0-9]') THEN substr(upper(scope_code), 2) ELSE upper(scope_code) END AS scope
  FROM staff_licence
),
requirement AS (
  SELECT a.item_code, a.staff_id, a.charge_date, a.line_count, a.licence_kind, a.scope,
         max(CASE WHEN starts_with_code(a.scope, c.scope)
                       OR (a.licence_kind IN ('operation_grade', 'antibiotic_grade') AND c.scope >= a.scope)
                  THEN 1 ELSE 0 END) AS covered,
         max(CASE WHEN c.staff_id IS NOT NULL AND c.scope IS NULL THEN 1 ELSE 0 END) AS unscoped
  FROM asked a
  LEFT JOIN certificate c ON c.staff_id = a.staff_id AND c.kind = a.licence_kind
                             AND a.charge_date BETWEEN c.valid_from AND c.valid_to
  GROUP BY a.item_code, a.staff_id, a.charge_date, a.line_count, a.licence_kind, a.scope
),
stated AS (
  SELECT q.item_code, q.staff_id, q.charge_date, q.line_count,
         CASE WHEN q.staff_id IS NULL THEN 'no_executing_staff'
              WHEN s.staff_id IS NULL THEN 'unknown_staff'
              WHEN max(CASE WHEN q.scope IS NOT NULL AND q.covered = 0 AND q.unscoped = 1 THEN 1 ELSE 0 END) = 1
              THEN 'scope_not_known' END AS reason
  FROM requirement q
  LEFT JOIN staff s ON s.staff_id = q.staff_id
  GROUP BY q.item_code, q.staff_id, q.charge_date, q.line_count, s.staff_id
)
SELECT 'examined' AS reason, CAST(coalesce(sum(line_count), 0) AS BIGINT) AS row_count
FROM stated
UNION ALL
SELECT reason, CAST(sum(line_count) AS BIGINT) AS row_count
FROM stated
WHERE reason IS NOT NULL
GROUP BY reason
