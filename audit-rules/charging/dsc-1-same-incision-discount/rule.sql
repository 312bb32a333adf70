-- Several operations of one group through one incision: all but the dearest are due at the discount.
WITH named AS (
  SELECT n.charge_id, n.visit_id, n.charge_date, n.item_code, n.quantity, n.amount, n.unit_price, n.operation_id,
         g.group_name, g.discount, o.incision_no,
         coalesce(o.began_at,
                  CASE WHEN n.operation_id IS NULL THEN n.began_at
                       ELSE min(n.began_at) OVER (PARTITION BY n.visit_id, n.operation_id) END) AS began_at
  FROM net_charge n
  JOIN incision_group g ON g.item = n.item_code AND n.charge_date BETWEEN g.valid_from AND g.valid_to
  LEFT JOIN operation o ON o.operation_id = n.operation_id AND o.visit_id = n.visit_id
  WHERE n.operation_id IS NOT NULL OR n.began_at IS NOT NULL
),
incision_at AS (
  SELECT visit_id, began_at, min(incision_no) AS incision_no
  FROM named
  GROUP BY visit_id, began_at
  HAVING min(incision_no) = max(incision_no)
),
placed AS (
  SELECT m.charge_id, m.charge_date, m.item_code, m.quantity, m.amount, m.unit_price, m.operation_id,
         m.group_name, m.discount, m.began_at,
         concat(m.visit_id, ' ', m.group_name, ' ',
                CASE WHEN coalesce(m.incision_no, i.incision_no) IS NOT NULL
                       THEN concat('incision ', CAST(coalesce(m.incision_no, i.incision_no) AS STRING))
                     WHEN m.began_at IS NOT NULL THEN concat('start ', CAST(m.began_at AS STRING))
                     ELSE concat('operation ', m.operation_id) END) AS place
  FROM named m
  LEFT JOIN incision_at i ON i.visit_id = m.visit_id AND i.began_at = m.began_at
),
together AS (
  SELECT place,
         coalesce(min(operation_id), substr(CAST(min(began_at) AS STRING), 1, 19)) AS operation_key
  FROM placed
  GROUP BY place
  HAVING count(DISTINCT item_code) > 1
),
line AS (
  SELECT p.charge_id, p.group_name, p.place, t.operation_key, p.charge_date, p.item_code, p.quantity,
         p.amount, p.unit_price, p.discount
  FROM placed p
  JOIN together t ON t.place = p.place
),
standard AS (
  SELECT p.item_code, p.ceiling_price, p.level, p.valid_from, p.valid_to
  FROM price_standard p
  WHERE p.level IS NULL OR p.level = (SELECT max(i.level) FROM institution i)
),
ceiling_of AS (
  SELECT l.item_code, l.charge_date,
         coalesce(max(CASE WHEN s.level IS NOT NULL THEN s.ceiling_price END), max(s.ceiling_price)) AS ceiling_price
  FROM (SELECT DISTINCT item_code, charge_date FROM line) l
  JOIN standard s ON s.item_code = l.item_code AND l.charge_date >= s.valid_from
                     AND (s.valid_to IS NULL OR l.charge_date <= s.valid_to)
  GROUP BY l.item_code, l.charge_date
),
priced_often AS (
  SELECT n.item_code, n.unit_price, count(*) AS line_count
  FROM net_charge n
  WHERE n.item_code IN (SELECT item_code FROM line)
  GROUP BY n.item_code, n.unit_price
),
usual AS (
  SELECT item_code, unit_price,
         row_number() OVER (PARTITION BY item_code
                            ORDER BY line_count DESC NULLS LAST, unit_price DESC NULLS LAST) AS place_in_row
  FROM priced_often
),
priced AS (
  SELECT l.charge_id, l.group_name, l.place, l.operation_key, l.item_code, l.quantity, l.amount,
         l.unit_price, l.discount, coalesce(c.ceiling_price, u.unit_price) AS full_price
  FROM line l
  LEFT JOIN ceiling_of c ON c.item_code = l.item_code AND c.charge_date = l.charge_date
  JOIN usual u ON u.item_code = l.item_code AND u.place_in_row = 1
),
item_rank AS (
  SELECT place, item_code,
         row_number() OVER (PARTITION BY place
                            ORDER BY max(full_price) DESC NULLS LAST, max(unit_price) DESC NULLS LAST,
                                     item_code NULLS LAST) AS item_position
  FROM priced
  GROUP BY place, item_code
),
due AS (
  SELECT p.charge_id, p.group_name, p.place, p.operation_key, p.discount, p.full_price,
         CASE WHEN r.item_position > 1
              THEN CAST(p.amount AS DECIMAL(18, 2))
                   - CAST(p.full_price AS DECIMAL(14, 6)) * CAST(ceil(p.quantity) AS DECIMAL(10, 0))
                     * CAST(p.discount AS DECIMAL(7, 6)) END AS above
  FROM priced p
  JOIN item_rank r ON r.place = p.place AND r.item_code = p.item_code
)
SELECT n.visit_id, d.group_name, d.operation_key,
       n.patient_id, n.department_id, n.executing_staff_id AS staff_id, n.item_code, n.charge_date AS occurred_on,
       'charge' AS record, n.charge_id AS row_id,
       CASE WHEN d.above > 0 THEN 'problem' ELSE 'context' END AS part, n.quantity, d.above AS amount,
       n.item_name, d.full_price, d.discount
FROM due d
JOIN net_charge n ON n.charge_id = d.charge_id
WHERE d.place IN (SELECT place FROM due WHERE above > 0)
