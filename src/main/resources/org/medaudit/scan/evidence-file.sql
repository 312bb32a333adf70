CREATE OR REPLACE TABLE ${table} (
  finding_id VARCHAR, rule_id VARCHAR, verdict VARCHAR, books TINYINT, pool VARCHAR, key VARCHAR,
  finding_amount DECIMAL(18,2), finding_visit_id VARCHAR, position INTEGER,
  part VARCHAR, record VARCHAR, row_id VARCHAR, visit_id VARCHAR, occurred_on DATE, item_code VARCHAR,
  quantity DECIMAL(18,4), line_amount DECIMAL(18,2), amount DECIMAL(18,2), scope_amount DECIMAL(18,2)
)
