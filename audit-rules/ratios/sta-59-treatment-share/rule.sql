-- Share of treatment in all fees of a department's visits, month by month, beside the month before,
-- the other departments of its kind and the whole hospital. Shares are whole tenths of a percent.
WITH line AS (
  SELECT v.department_id, month_of(n.charge_date) AS month, n.visit_id, n.amount,
         CASE WHEN n.fee_class = '05' THEN n.amount END AS part_amount
  FROM net_charge n
  JOIN visit v ON v.visit_id = n.visit_id
),
by_month AS (
  SELECT department_id, month, count(DISTINCT visit_id) AS visits, sum(amount) AS total_amount, coalesce(sum(part_amount), 0.00) AS part_amount
  FROM line
  GROUP BY department_id, month
),
judged AS (
  SELECT b.department_id, n.name AS department_name, b.month, b.part_amount, b.total_amount,
         int_div(cents(b.part_amount) * 1000, cents(b.total_amount)) AS share,
         sum(b.part_amount) OVER (PARTITION BY b.month) AS hospital_part,
         sum(b.total_amount) OVER (PARTITION BY b.month) AS hospital_total,
         sum(b.part_amount) OVER (PARTITION BY b.month, n.kind) - b.part_amount AS peer_part,
         sum(b.total_amount) OVER (PARTITION BY b.month, n.kind) - b.total_amount AS peer_total
  FROM by_month b
  JOIN department n ON n.department_id = b.department_id
  WHERE b.visits >= :statistic_min_visits AND b.total_amount > 0
),
told AS (
  SELECT department_id, department_name, month, part_amount, total_amount, share,
         lag(share) OVER (PARTITION BY department_id ORDER BY month NULLS FIRST) AS share_before,
         min(share) OVER (PARTITION BY department_id) AS lowest,
         max(share) OVER (PARTITION BY department_id) AS highest,
         int_div(cents(hospital_part) * 1000, cents(hospital_total)) AS hospital,
         int_div(cents(peer_part) * 1000, nullif(cents(peer_total), 0)) AS peer,
         row_number() OVER (PARTITION BY department_id ORDER BY month DESC NULLS LAST) AS age
  FROM judged
),
latest AS (
  SELECT department_id, department_name, substr(CAST(month AS STRING), 1, 7) AS latest_month, part_amount, total_amount,
         concat(CAST(CAST(share AS DECIMAL(9,1)) * 0.1 AS DECIMAL(9,1)), '%') AS latest_share,
         CASE WHEN share_before IS NOT NULL THEN concat(CAST(CAST(share_before AS DECIMAL(9,1)) * 0.1 AS DECIMAL(9,1)), '%') END AS previous_share,
         CASE WHEN peer IS NOT NULL THEN concat(CAST(CAST(peer AS DECIMAL(9,1)) * 0.1 AS DECIMAL(9,1)), '%') END AS peer_share,
         concat(CAST(CAST(hospital AS DECIMAL(9,1)) * 0.1 AS DECIMAL(9,1)), '%') AS hospital_share,
         concat(CAST(CAST(lowest AS DECIMAL(9,1)) * 0.1 AS DECIMAL(9,1)), '%') AS lowest_share,
         concat(CAST(CAST(highest AS DECIMAL(9,1)) * 0.1 AS DECIMAL(9,1)), '%') AS highest_share
  FROM told
  WHERE age = 1
)
SELECT l.department_id, t.month AS occurred_on, 'department' AS record,
       concat(t.department_id, ' ', substr(CAST(t.month AS STRING), 1, 7)) AS row_id,
       CASE WHEN t.age = 1 THEN 'problem' ELSE 'context' END AS part,
       CAST(CAST(t.share AS DECIMAL(9,1)) * 0.1 AS DECIMAL(9,1)) AS quantity, CAST(NULL AS DECIMAL(16,2)) AS amount,
       l.department_name, l.latest_month, l.latest_share, l.part_amount, l.total_amount, l.previous_share, l.peer_share,
       l.hospital_share, l.lowest_share, l.highest_share
FROM told t
JOIN latest l ON l.department_id = t.department_id
WHERE t.highest > 0
