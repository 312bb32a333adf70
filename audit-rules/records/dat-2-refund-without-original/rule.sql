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
),
judged AS (
  SELECT n.charge_id, n.refund_of, n.quantity, n.amount, n.matched_quantity, a.amount_above,
         CASE WHEN n.refund_of IS NULL AND n.matched_quantity = 0 THEN 'no original is found'
              WHEN n.refund_of IS NOT NULL AND n.original_quantity IS NULL THEN 'no original is found'
              WHEN n.original_quantity < 0 THEN 'the original is a refund itself'
              WHEN n.original_visit_id <> n.visit_id THEN 'the original belongs to another visit'
              WHEN n.matched_quantity < n.quantity THEN 'more than the original'
              WHEN a.amount_above > 0 THEN 'a higher amount than the original'
              ELSE 'in_order' END AS reason
  FROM negative n
  JOIN running a ON a.charge_id = n.charge_id
)
SELECT n.charge_id, n.visit_id, v.patient_id, v.department_id, n.executing_staff_id AS staff_id, n.item_code,
       day_of(n.charged_at) AS occurred_on, 'charge' AS record, n.charge_id AS row_id, 'problem' AS part, j.quantity,
       CAST(CASE j.reason WHEN 'a higher amount than the original' THEN least(j.amount, j.amount_above) ELSE j.amount END AS DECIMAL(18, 2)) AS amount,
       CAST(CASE j.reason WHEN 'more than the original' THEN j.quantity - j.matched_quantity ELSE j.quantity END AS DECIMAL(18, 4)) AS excess,
       CAST(j.quantity AS DECIMAL(18, 4)) AS whole, n.item_name,
       CASE j.reason WHEN 'the original belongs to another visit' THEN CAST(0 AS DECIMAL(16, 4))
            ELSE CAST(j.matched_quantity AS DECIMAL(16, 4)) END AS allowed_quantity,
       coalesce(j.refund_of, '未写明') AS original,
       CASE j.reason WHEN 'no original is found' THEN '找不到原明细' WHEN 'the original is a refund itself' THEN '原明细本身是退费'
                     WHEN 'the original belongs to another visit' THEN '原明细属于另一次就诊' WHEN 'more than the original' THEN '退费数量超过原明细'
                     ELSE '退费金额超过原明细' END AS reason_zh,
       j.reason
FROM judged j
JOIN charge n ON n.charge_id = j.charge_id
JOIN visit v ON v.visit_id = n.visit_id
WHERE j.reason <> 'in_order'
