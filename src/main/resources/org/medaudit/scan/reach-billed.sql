-- What was billed, by code and date: a row of knowledge reaches a code only on its own dates.
CREATE OR REPLACE TABLE billed_code AS
SELECT item_code, charge_date, min(item_name) AS item_name, count(*) AS line_count, sum(amount) AS amount
FROM net_charge
WHERE item_code IS NOT NULL
GROUP BY item_code, charge_date;

CREATE OR REPLACE TABLE reached_code (table_name VARCHAR, item_code VARCHAR)
