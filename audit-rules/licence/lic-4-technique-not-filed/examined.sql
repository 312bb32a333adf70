-- Lines of restricted techniques; those of which a row does not say that it is the filing are found and counted.
WITH asked AS (
  SELECT n.charge_id, n.charge_date, upper(r.technique_code) AS technique
  FROM net_charge n
  JOIN restricted_technique r ON r.item = n.item_code AND n.charge_date BETWEEN r.valid_from AND r.valid_to
),
registered AS (
  SELECT upper(subject_code) AS technique, is_technique, valid_from, valid_to
  FROM licensed_subject
),
said AS (
  SELECT a.charge_id, a.technique, max(CASE WHEN g.is_technique = 1 THEN 1 ELSE 0 END) AS filed,
         max(CASE WHEN g.technique IS NOT NULL AND g.is_technique IS NULL THEN 1 ELSE 0 END) AS unsaid
  FROM asked a
  LEFT JOIN registered g ON g.technique = a.technique AND a.charge_date >= g.valid_from
                            AND (g.valid_to IS NULL OR a.charge_date <= g.valid_to)
  GROUP BY a.charge_id, a.technique
),
line AS (
  SELECT charge_id, max(CASE WHEN filed = 0 AND unsaid = 1 THEN 1 ELSE 0 END) AS unknown
  FROM said
  GROUP BY charge_id
)
SELECT 'examined' AS reason, count(*) AS row_count
FROM line
UNION ALL
SELECT 'unknown_technique' AS reason, count(*) AS row_count
FROM line
WHERE unknown = 1
