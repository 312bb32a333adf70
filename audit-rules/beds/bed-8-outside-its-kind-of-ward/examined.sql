-- Lines of the items that are bound to a kind of ward or bed; where one lay is asked only for those bound to the stay.
WITH bound AS (
  SELECT DISTINCT item, coalesce(asks, 'stay') AS asks, place, kinds AS kind, valid_from, valid_to
  FROM ward_limit
),
line AS (
  SELECT DISTINCT n.charge_id, n.visit_id, n.item_code, n.charge_date, b.asks
  FROM net_charge n
  JOIN bound b ON b.item = n.item_code AND n.charge_date BETWEEN b.valid_from AND b.valid_to
),
billed_visit AS (
  SELECT DISTINCT visit_id
  FROM line
  WHERE asks = 'stay'
),
lying AS (
  SELECT s.visit_id, day_of(s.from_time) AS from_day, day_of(coalesce(s.to_time, v.discharged_at, start_of(p.period_to))) AS to_day,
         d.kind AS department_kind, k.bed_kind
  FROM bed_stay s
  JOIN billed_visit i ON i.visit_id = s.visit_id
  JOIN visit v ON v.visit_id = s.visit_id
  CROSS JOIN snapshot_period p
  LEFT JOIN department d ON d.department_id = s.department_id
  LEFT JOIN bed k ON k.bed_id = s.bed_id
  WHERE coalesce(s.reason, '') <> 'leave'
),
compared AS (
  SELECT l.charge_id, count(y.visit_id) AS places,
         max(CASE WHEN (b.place = 'department_kind' AND y.department_kind = b.kind) OR (b.place = 'bed_kind' AND y.bed_kind = b.kind)
                  THEN 1 ELSE 0 END) AS fits,
         max(CASE WHEN (b.place = 'department_kind' AND y.department_kind IS NULL) OR (b.place = 'bed_kind' AND y.bed_kind IS NULL)
                  THEN 1 ELSE 0 END) AS unknown
  FROM line l
  JOIN bound b ON b.item = l.item_code AND b.asks = 'stay' AND l.charge_date BETWEEN b.valid_from AND b.valid_to
  LEFT JOIN lying y ON y.visit_id = l.visit_id AND l.charge_date BETWEEN y.from_day AND y.to_day
  WHERE l.asks = 'stay'
  GROUP BY l.charge_id
),
stated AS (
  SELECT l.charge_id,
         CASE WHEN c.places = 0 THEN 'bed_not_known' WHEN c.fits = 0 AND c.unknown = 1 THEN 'kind_not_known' END AS reason
  FROM line l
  LEFT JOIN compared c ON c.charge_id = l.charge_id AND l.asks = 'stay'
)
SELECT 'examined' AS reason, count(*) AS row_count
FROM stated
UNION ALL
SELECT reason, count(*) AS row_count
FROM stated
WHERE reason IS NOT NULL
GROUP BY reason
