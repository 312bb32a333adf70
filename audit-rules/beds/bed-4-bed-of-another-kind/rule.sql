-- Bed fees whose item stands for a kind of bed that none of the beds lain in that night has.
WITH bed_line AS (
  SELECT n.charge_id, n.visit_id, n.charge_date, k.bed_kind AS billed_kind
  FROM net_charge n
  JOIN bed_item k ON k.item = n.item_code AND n.charge_date BETWEEN k.valid_from AND k.valid_to
  WHERE n.fee_class = '01' AND k.bed_kind IS NOT NULL
),
night AS (
  SELECT DISTINCT visit_id, night_of, bed_id, bed_kind
  FROM bed_night
  WHERE bed_kind IS NOT NULL AND (reason IS NULL OR reason <> 'leave')
),
compared AS (
  SELECT l.charge_id, l.billed_kind, i.bed_id, i.bed_kind,
         max(CASE WHEN i.bed_kind = l.billed_kind THEN 1 ELSE 0 END) OVER (PARTITION BY l.charge_id) AS same_kind
  FROM bed_line l
  JOIN night i ON i.visit_id = l.visit_id AND i.night_of = l.charge_date
),
lain AS (
  SELECT charge_id, billed_kind, min(bed_id) AS first_bed, max(bed_id) AS last_bed,
         min(bed_kind) AS first_kind, max(bed_kind) AS last_kind
  FROM compared
  WHERE same_kind = 0
  GROUP BY charge_id, billed_kind
)
SELECT n.charge_id, n.visit_id, n.patient_id, n.department_id, n.executing_staff_id AS staff_id, n.item_code,
       n.charge_date AS occurred_on, 'charge' AS record, n.charge_id AS row_id, 'problem' AS part, n.quantity, n.amount,
       n.item_name, l.billed_kind,
       CASE WHEN l.first_bed = l.last_bed THEN l.first_bed ELSE concat(l.first_bed, '、', l.last_bed) END AS bed_ids,
       CASE WHEN l.first_kind = l.last_kind THEN l.first_kind ELSE concat(l.first_kind, '、', l.last_kind) END AS lain_kinds
FROM lain l
JOIN net_charge n ON n.charge_id = l.charge_id
