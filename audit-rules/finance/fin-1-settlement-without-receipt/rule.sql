-- Settlements, other than refunds and those taken back, that no valid receipt belongs to.
WITH bare AS (
  SELECT s.settlement_id, s.visit_id, s.settled_at, s.total_amount
  FROM standing_settlement s
  LEFT JOIN (SELECT DISTINCT settlement_id FROM settlement_receipt) r ON r.settlement_id = s.settlement_id
  WHERE r.settlement_id IS NULL
)
SELECT b.settlement_id, b.visit_id, v.patient_id, v.department_id, day_of(b.settled_at) AS occurred_on,
       'settlement' AS record, b.settlement_id AS row_id, 'problem' AS part, CAST(NULL AS DECIMAL(16, 4)) AS quantity,
       b.total_amount AS amount
FROM bare b
LEFT JOIN visit v ON v.visit_id = b.visit_id
