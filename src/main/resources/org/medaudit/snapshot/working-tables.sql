-- Kept beside the records in every snapshot: what was refused, what was noticed, what was read.
CREATE TABLE reject (record VARCHAR, file VARCHAR, line BIGINT, row_key VARCHAR, column_name VARCHAR, value VARCHAR, code VARCHAR, expected VARCHAR);
CREATE TABLE quality (record VARCHAR, column_name VARCHAR, code VARCHAR, row_count BIGINT, sample VARCHAR);
CREATE TABLE read_account (record VARCHAR, file VARCHAR, rows_read BIGINT, rows_accepted BIGINT, rows_rejected BIGINT, money_read DECIMAL(38,2), money_accepted DECIMAL(38,2), money_rejected DECIMAL(38,2), money_unreadable_rows BIGINT);
-- How far records were read whose source tells what changed.
CREATE TABLE record_reading (record VARCHAR, asked VARCHAR, largest VARCHAR, read_from VARCHAR);
-- Refused rows of records whose source tells what changed, whole, in the order of the layout.
CREATE TABLE refused_row (record VARCHAR, line BIGINT, raw VARCHAR[]);
CREATE TABLE staged_file (file_id INTEGER, record VARCHAR, file VARCHAR, extra_rejected BIGINT, extra_money DECIMAL(38,6), extra_unreadable BIGINT, in_order BOOLEAN, first_row BIGINT);
