-- Negative lines that take back what was not charged: no original, a refund, another visit's line, or more than was left.
WITH negative AS (
  SELECT r.charge_id, c.visit_id, c.item_code, c.item_name, c.charged_at, c.executing_staff_id, c.refund_of,
         r.original_charge_id, r.quantity, r.amount, r.matched_quantity, o.visit_id AS original_visit_id,
         o.quantity AS original_quantity, o.amount AS original_amount
  FROM refund_match r
  JOIN charge c ON c.charge_id = r.charge_id
  LEFT JOIN charge o ON o.charge_id = c.refund_of
),
running AS (
  SELECT charge_id,
         sum(amount) OVER (PARTITION BY original_charge_id
                           ORDER BY charged_at NULLS FIRST, length(charge_id) NULLS FIRST, charge_id NULLS FIRST
                           ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) - original_amount AS amount_above
  FROM negative
  WHERE original_charge_id IS NOT NULL
),
judged AS (
  SELECT n.charge_id, n.refund_of, n.quantity, n.amount, n.matched_quantity, coalesce(a.amount_above, 0) AS amount_above,
         CASE WHEN n.refund_of IS NULL AND n.matched_quantity = 0 THEN 'no_original'
              WHEN n.refund_of IS NOT NULL AND n.original_quantity IS NULL THEN 'no_original'
              WHEN n.original_quantity <= 0 THEN 'of_a_refund'
              WHEN n.original_visit_id <> n.visit_id THEN 'other_visit'
              WHEN n.matched_quantity < n.quantity THEN 'above_quantity'
              WHEN a.amount_above > 0 THEN 'above_amount'
              ELSE 'in_order' END AS reason
  FROM negative n
  LEFT JOIN running a ON a.charge_id = n.charge_id
)
SELECT n.charge_id, n.visit_id, v.patient_id, v.department_id, n.executing_staff_id AS staff_id, n.item_code,
       day_of(n.charged_at) AS occurred_on, 'charge' AS record, n.charge_id AS row_id, 'problem' AS part, j.quantity,
       CAST(CASE j.reason WHEN 'above_amount' THEN least(j.amount, j.amount_above) ELSE j.amount END AS DECIMAL(18, 2)) AS amount,
       CAST(CASE j.reason WHEN 'above_quantity' THEN j.quantity - j.matched_quantity ELSE j.quantity END AS DECIMAL(18, 4)) AS excess,
       CAST(j.quantity AS DECIMAL(18, 4)) AS whole, n.item_name,
       CASE WHEN j.reason IN ('no_original', 'of_a_refund', 'other_visit') THEN CAST(0 AS DECIMAL(16, 4))
            ELSE CAST(j.matched_quantity AS DECIMAL(16, 4)) END AS allowed_quantity,
       coalesce(j.refund_of, '未写明') AS original,
       CASE j.reason WHEN 'no_original' THEN '找不到原明细' WHEN 'of_a_refund' THEN '原明细本身是退费'
                     WHEN 'other_visit' THEN '原明细属于另一次就诊' WHEN 'above_quantity' THEN '退费数量超过原明细'
                     ELSE '退费金额超过原明细' END AS reason_zh,
       CASE j.reason WHEN 'no_original' THEN 'no original is found' WHEN 'of_a_refund' THEN 'the original is a refund itself'
                     WHEN 'other_visit' THEN 'the original belongs to another visit'
                     WHEN 'above_quantity' THEN 'more than the original' ELSE 'a higher amount than the original' END AS reason_en
FROM judged j
JOIN charge n ON n.charge_id = j.charge_id
JOIN visit v ON v.visit_id = n.visit_id
WHERE j.reason <> 'in_order'
