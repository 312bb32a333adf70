-- More bed days charged over a stay than it has nights.
SELECT t.visit_id, ROUND(t.amount * (t.bed_days - s.nights) / t.bed_days, 2) AS amount
FROM (
  SELECT n.visit_id, SUM(n.quantity) AS bed_days, SUM(n.amount) AS amount
  FROM bench_net_charge n
  WHERE n.fee_class = '01'
    AND NOT EXISTS (SELECT 1 FROM bench_bed_item b
                    WHERE b.item = n.item_code AND b.counts_as_bed = 0
                      AND n.charge_date BETWEEN b.valid_from AND b.valid_to)
  GROUP BY n.visit_id
) t
JOIN bench_stay s ON s.visit_id = t.visit_id
WHERE t.bed_days > s.nights
