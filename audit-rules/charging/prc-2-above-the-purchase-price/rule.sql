-- Drug or consumable billed above what it was bought for: the highest cost of the days looked back, else the latest one before,
-- with the mark-up that its class allows.
WITH bought AS (
  SELECT item_code, day_of(moved_at) AS bought_on, max(unit_cost) AS unit_cost
  FROM stock_movement
  WHERE kind = 'purchase' AND unit_cost IS NOT NULL
  GROUP BY item_code, day_of(moved_at)
),
lowest AS (
  SELECT item_code, min(unit_cost) AS unit_cost
  FROM bought
  GROUP BY item_code
),
billed AS (
  SELECT DISTINCT n.item_code, n.charge_date, n.fee_class, n.unit_price
  FROM net_charge n
  JOIN lowest w ON w.item_code = n.item_code
  WHERE n.fee_class >= '08' AND n.fee_class < '12' AND n.unit_price > w.unit_cost
),
before AS (
  SELECT d.item_code, d.charge_date, max(b.bought_on) AS latest_on,
         max(CASE WHEN days_between(b.bought_on, d.charge_date) <= :purchase_price_days THEN b.unit_cost END) AS recent_cost
  FROM (SELECT DISTINCT item_code, charge_date FROM billed) d
  JOIN bought b ON b.item_code = d.item_code AND b.bought_on <= d.charge_date
  GROUP BY d.item_code, d.charge_date
),
cost AS (
  SELECT e.item_code, e.charge_date, coalesce(e.recent_cost, b.unit_cost) AS unit_cost
  FROM before e
  JOIN bought b ON b.item_code = e.item_code AND b.bought_on = e.latest_on
),
allowed AS (
  SELECT d.item_code, d.charge_date, d.fee_class, d.unit_price, c.unit_cost,
         CAST(c.unit_cost AS DECIMAL(14, 6))
           * CAST(1 + CASE d.fee_class WHEN '08' THEN :consumable_markup
                                       WHEN '10' THEN :herbal_markup
                                       ELSE :drug_markup END AS DECIMAL(7, 4)) AS allowed_price
  FROM billed d
  JOIN cost c ON c.item_code = d.item_code AND c.charge_date = d.charge_date
)
SELECT n.charge_id, n.visit_id, n.patient_id, n.department_id, n.executing_staff_id AS staff_id, n.item_code,
       n.charge_date AS occurred_on, 'charge' AS record, n.charge_id AS row_id, 'problem' AS part, n.quantity,
       (n.unit_price - a.allowed_price) * n.quantity AS amount,
       n.item_name, n.unit_price, a.unit_cost, a.allowed_price
FROM allowed a
JOIN net_charge n ON n.item_code = a.item_code AND n.charge_date = a.charge_date AND n.fee_class = a.fee_class
                     AND n.unit_price = a.unit_price
WHERE a.unit_price > a.allowed_price + :purchase_price_tolerance
