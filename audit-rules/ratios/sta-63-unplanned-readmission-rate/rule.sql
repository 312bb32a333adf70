-- Rate of unplanned readmissions: a department's discharges month by month, beside the month before, the other departments of its kind
-- and the whole hospital. Rates are whole tenths of a percent.
WITH readmitted AS (
  SELECT previous_visit_id, min(gap_days) AS gap_days
  FROM stay
  GROUP BY previous_visit_id
),
judged_stay AS (
  SELECT s.department_id, month_of(s.discharged_on) AS month,
         CASE WHEN r.gap_days <= :unplanned_readmission_days AND coalesce(s.planned_readmission, 0) = 0 THEN 1 ELSE 0 END AS is_hit
  FROM stay s
  CROSS JOIN snapshot_period p
  LEFT JOIN readmitted r ON r.previous_visit_id = s.visit_id
  WHERE days_between(s.discharged_on, p.period_to) >= :unplanned_readmission_days
),
by_month AS (
  SELECT department_id, month, count(*) AS stay_count, sum(is_hit) AS hit_count
  FROM judged_stay
  GROUP BY department_id, month
),
judged AS (
  SELECT b.department_id, n.name AS department_name, b.month, b.stay_count, b.hit_count,
         int_div(b.hit_count * 1000, b.stay_count) AS share,
         sum(b.hit_count) OVER (PARTITION BY b.month) AS hospital_hits,
         sum(b.stay_count) OVER (PARTITION BY b.month) AS hospital_stays,
         sum(b.hit_count) OVER (PARTITION BY b.month, n.kind) - b.hit_count AS peer_hits,
         sum(b.stay_count) OVER (PARTITION BY b.month, n.kind) - b.stay_count AS peer_stays
  FROM by_month b
  JOIN department n ON n.department_id = b.department_id
  WHERE b.stay_count >= :statistic_min_stays
),
told AS (
  SELECT department_id, department_name, month, stay_count, hit_count, share,
         lag(share) OVER (PARTITION BY department_id ORDER BY month NULLS FIRST) AS share_before,
         min(share) OVER (PARTITION BY department_id) AS lowest,
         max(share) OVER (PARTITION BY department_id) AS highest,
         max(hit_count) OVER (PARTITION BY department_id) AS most_hits,
         int_div(hospital_hits * 1000, hospital_stays) AS hospital,
         int_div(peer_hits * 1000, nullif(peer_stays, 0)) AS peer,
         row_number() OVER (PARTITION BY department_id ORDER BY month DESC NULLS LAST) AS age
  FROM judged
),
latest AS (
  SELECT department_id, department_name, substr(CAST(month AS STRING), 1, 7) AS latest_month, stay_count, hit_count,
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
       l.department_name, l.latest_month, l.stay_count, l.hit_count, l.latest_share, l.previous_share, l.peer_share,
       l.hospital_share, l.lowest_share, l.highest_share
FROM told t
JOIN latest l ON l.department_id = t.department_id
WHERE t.most_hits > 0
