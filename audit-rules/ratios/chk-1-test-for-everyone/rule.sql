-- Departments in which at least so many of a hundred stays had a listed test, beside all other departments.
WITH listed AS (
  SELECT DISTINCT item, valid_from, valid_to
  FROM routine_check
),
closed AS (
  SELECT visit_id, department_id
  FROM stay
  WHERE discharged_on IS NOT NULL
),
size AS (
  SELECT department_id, count(*) AS stay_count
  FROM closed
  GROUP BY department_id
),
line AS (
  SELECT n.charge_id, n.visit_id, n.item_code, c.department_id
  FROM net_charge n
  JOIN listed k ON k.item = n.item_code AND n.charge_date BETWEEN k.valid_from AND k.valid_to
  JOIN closed c ON c.visit_id = n.visit_id
),
checked AS (
  SELECT department_id, item_code, count(DISTINCT visit_id) AS checked_count
  FROM line
  GROUP BY department_id, item_code
),
beside AS (
  SELECT c.department_id, c.item_code, c.checked_count, z.stay_count,
         sum(c.checked_count) OVER (PARTITION BY c.item_code) - c.checked_count AS peer_checked,
         t.all_stays - z.stay_count AS peer_stays
  FROM checked c
  JOIN size z ON z.department_id = c.department_id
  CROSS JOIN (SELECT sum(stay_count) AS all_stays FROM size) t
),
found AS (
  SELECT department_id, item_code, checked_count, stay_count,
         concat(CAST(int_div(checked_count * 100, stay_count) AS STRING), '%') AS share,
         CASE WHEN peer_stays > 0 THEN concat(CAST(int_div(peer_checked * 100, peer_stays) AS STRING), '%') END AS peer_share
  FROM beside
  WHERE stay_count >= :routine_check_min_stays AND checked_count * 100 >= stay_count * :routine_check_percent
)
SELECT f.department_id, f.item_code, n.visit_id, n.patient_id, n.charge_date AS occurred_on,
       'charge' AS record, n.charge_id AS row_id, 'problem' AS part, n.quantity, CAST(NULL AS DECIMAL(16,2)) AS amount,
       n.item_name, coalesce(d.name, f.department_id) AS department_name, f.stay_count, f.checked_count, f.share,
       f.peer_share, :routine_check_percent AS percent_limit
FROM found f
JOIN line l ON l.department_id = f.department_id AND l.item_code = f.item_code
JOIN net_charge n ON n.charge_id = l.charge_id
LEFT JOIN department d ON d.department_id = f.department_id
