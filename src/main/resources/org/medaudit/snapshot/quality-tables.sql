-- What is told of the data beside the records: one row a column, one row a month of a record, one row a share that was held against a threshold. Not part of the content hash.
CREATE TABLE IF NOT EXISTS column_profile (record VARCHAR, column_name VARCHAR, row_count BIGINT, filled_count BIGINT, distinct_count BIGINT, distinct_exact BOOLEAN, smallest VARCHAR, largest VARCHAR, total DECIMAL(38,2));
CREATE TABLE IF NOT EXISTS month_sum (record VARCHAR, month DATE, row_count BIGINT, money DECIMAL(38,2));
CREATE TABLE IF NOT EXISTS threshold_check (parameter VARCHAR, record VARCHAR, column_name VARCHAR, percent DECIMAL(9,2), allowed DECIMAL(18,6), row_count BIGINT);
