-- Lines of the herbal pieces that stand in an incompatible pair; the prescription must be known.
WITH known AS (
  SELECT item_a AS item_code
  FROM drug_pair
  WHERE kind = 'incompatible' AND item_a <> item_b
  UNION
  SELECT item_b AS item_code
  FROM drug_pair
  WHERE kind = 'incompatible' AND item_a <> item_b
)
SELECT 'examined' AS reason, count(*) AS row_count
FROM net_charge n
JOIN known k ON k.item_code = n.item_code
WHERE n.fee_class = '10'
UNION ALL
SELECT 'no_prescription_no' AS reason, count(*) AS row_count
FROM net_charge n
JOIN known k ON k.item_code = n.item_code
WHERE n.fee_class = '10' AND n.prescription_no IS NULL
