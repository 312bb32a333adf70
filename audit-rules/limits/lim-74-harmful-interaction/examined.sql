-- Lines of the drugs that stand in a pair of a harmful interaction.
WITH known AS (
  SELECT item_a AS item_code
  FROM drug_pair
  WHERE kind = 'interaction' AND item_a <> item_b
  UNION
  SELECT item_b AS item_code
  FROM drug_pair
  WHERE kind = 'interaction' AND item_a <> item_b
)
SELECT 'examined' AS reason, count(*) AS row_count
FROM net_charge n
JOIN known k ON k.item_code = n.item_code
