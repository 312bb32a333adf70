-- Bed fees whose item stands for a kind of bed that none of the beds lain in that night has.
WITH bed_line AS (
  SELECT n.line_no, n.visit_id, n.charge_date, k.bed_kind AS billed_kind
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
  SELECT l.line_no, l.billed_kind, min(i.bed_id) AS first_bed, max(i.bed_id) AS last_bed,
         min(i.bed_kind) AS first_kind, max(i.bed_kind) AS last_kind,
         max(CASE WHEN i.bed_kind = l.billed_kind THEN 1 ELSE 0 END) AS same_kind
  FROM bed_line l
  JOIN night i ON i.visit_id = l.visit_id AND i.night_of = l.charge_date
  GROUP BY l.line_no, l.billed_kind
),
matched AS (
  SELECT line_no, max(same_kind) AS same_kind
  FROM compared
  GROUP BY line_no
),
lain AS (
  SELECT c.line_no, c.billed_kind, c.first_bed, c.last_bed, c.first_kind, c.last_kind
  FROM compared c
  JOIN matched m ON m.line_no = c.line_no
  WHERE m.same_kind = 0
)
SELECT n.charge_id, n.visit_id, n.patient_id, n.department_id, n.executing_staff_id AS staff_id, n.item_code,
       n.charge_date AS occurred_on, 'charge' AS record, n.charge_id AS row_id, n.line_no, 'problem' AS part, n.quantity, n.amount,
       n.item_name, l.billed_kind,
       CASE WHEN l.first_bed = l.last_bed THEN l.first_bed ELSE concat(l.first_bed, '、', l.last_bed) END AS bed_ids,
       CASE WHEN l.first_kind = l.last_kind THEN l.first_kind ELSE concat(l.first_kind, '、', l.last_kind) END AS lain_kinds
FROM lain l
JOIN net_charge n ON n.line_no = l.line_no
