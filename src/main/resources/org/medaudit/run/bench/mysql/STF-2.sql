-- Lines of an item whose executing staff did not hold, on that date, the licence that the item requires.
WITH required AS (
  SELECT DISTINCT item, role, licence_kind,
         CASE WHEN UPPER(scope_code) REGEXP '^A[0-9]' THEN SUBSTR(UPPER(scope_code), 2) ELSE UPPER(scope_code) END AS scope,
         valid_from, valid_to
  FROM bench_required_licence
  WHERE licence_kind IS NOT NULL
),
served AS (
  SELECT n.item_code, n.executing_staff_id AS staff_id, n.charge_date, SUM(n.amount) AS amount
  FROM (SELECT DISTINCT item FROM required) i
  JOIN bench_net_charge n ON n.item_code = i.item
  GROUP BY n.item_code, n.executing_staff_id, n.charge_date
),
asked AS (
  SELECT d.item_code, d.staff_id, d.charge_date, d.amount, s.role AS own_role, r.role, r.licence_kind, r.scope,
         MAX(CASE WHEN r.role = s.role THEN 1 ELSE 0 END)
           OVER (PARTITION BY d.item_code, d.staff_id, d.charge_date) AS own_role_named
  FROM served d
  JOIN bench_staff s ON s.staff_id = d.staff_id
  JOIN required r ON r.item = d.item_code AND d.charge_date BETWEEN r.valid_from AND r.valid_to
),
certificate AS (
  SELECT staff_id, kind, valid_from, COALESCE(valid_to, DATE '9999-12-31') AS valid_to,
         CASE WHEN UPPER(scope_code) REGEXP '^A[0-9]' THEN SUBSTR(UPPER(scope_code), 2) ELSE UPPER(scope_code) END AS scope
  FROM bench_staff_licence
),
missing AS (
  SELECT DISTINCT a.item_code, a.staff_id, a.charge_date, a.amount
  FROM asked a
  WHERE (a.role IS NULL OR a.role = a.own_role OR a.own_role_named = 0)
    AND NOT EXISTS (SELECT 1 FROM certificate c
                    WHERE c.staff_id = a.staff_id AND c.kind = a.licence_kind
                      AND a.charge_date BETWEEN c.valid_from AND c.valid_to
                      AND (a.scope IS NULL OR c.scope IS NULL OR a.scope LIKE CONCAT(c.scope, '%')
                        OR (a.licence_kind IN ('operation_grade', 'antibiotic_grade') AND c.scope >= a.scope)))
)
SELECT staff_id, item_code, SUM(amount) AS amount
FROM missing
GROUP BY staff_id, item_code
