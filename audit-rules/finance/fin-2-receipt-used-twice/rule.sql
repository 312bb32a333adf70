-- One receipt number that belongs to more than one settlement, refunds and those taken back left out.
WITH number_of AS (
  SELECT DISTINCT settlement_id, receipt_no
  FROM settlement_receipt
  UNION ALL
  SELECT s.settlement_id, s.receipt_no
  FROM standing_settlement s
  LEFT JOIN (SELECT DISTINCT settlement_id FROM settlement_receipt) h ON h.settlement_id = s.settlement_id
  LEFT JOIN (SELECT DISTINCT receipt_no FROM receipt) k ON k.receipt_no = s.receipt_no
  WHERE s.receipt_no IS NOT NULL AND h.settlement_id IS NULL AND k.receipt_no IS NULL
),
repeated AS (
  SELECT n.receipt_no, count(*) AS settlement_count,
         min(day_of(s.settled_at)) AS first_on, min(s.visit_id) AS first_visit, max(s.visit_id) AS last_visit
  FROM number_of n
  JOIN standing_settlement s ON s.settlement_id = n.settlement_id
  GROUP BY n.receipt_no
  HAVING count(*) > 1
)
SELECT p.receipt_no, s.visit_id, v.patient_id, v.department_id, day_of(s.settled_at) AS occurred_on,
       'settlement' AS record, s.settlement_id AS row_id, 'problem' AS part, CAST(NULL AS DECIMAL(16, 4)) AS quantity,
       s.total_amount AS amount, s.settlement_id, p.settlement_count
FROM repeated p
JOIN number_of n ON n.receipt_no = p.receipt_no
JOIN standing_settlement s ON s.settlement_id = n.settlement_id
LEFT JOIN visit v ON v.visit_id = s.visit_id
UNION ALL
SELECT p.receipt_no, v.visit_id, v.patient_id, v.department_id, p.first_on AS occurred_on, 'receipt' AS record,
       p.receipt_no AS row_id, 'problem' AS part, CAST(NULL AS DECIMAL(16, 4)) AS quantity,
       CAST(NULL AS DECIMAL(16, 2)) AS amount, CAST(NULL AS STRING) AS settlement_id, p.settlement_count
FROM repeated p
JOIN (SELECT DISTINCT receipt_no FROM settlement_receipt) h ON h.receipt_no = p.receipt_no
LEFT JOIN visit v ON v.visit_id = p.first_visit AND p.first_visit = p.last_visit
