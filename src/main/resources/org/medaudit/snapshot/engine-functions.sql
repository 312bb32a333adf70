-- The helper functions of the rule language, as this engine defines them. Another engine has its own file.
CREATE OR REPLACE MACRO days_between(a, b) AS CAST(date_diff('day', CAST(a AS DATE), CAST(b AS DATE)) AS INTEGER);
CREATE OR REPLACE MACRO add_days(d, n) AS CAST(CAST(d AS DATE) + CAST(n AS INTEGER) AS DATE);
CREATE OR REPLACE MACRO seconds_between(a, b) AS CAST(date_diff('second', CAST(a AS TIMESTAMP), CAST(b AS TIMESTAMP)) AS BIGINT);
CREATE OR REPLACE MACRO day_of(t) AS CAST(t AS DATE);
CREATE OR REPLACE MACRO minute_of(t) AS CAST(date_trunc('minute', CAST(t AS TIMESTAMP)) AS TIMESTAMP);
CREATE OR REPLACE MACRO month_of(d) AS CAST(date_trunc('month', CAST(d AS DATE)) AS DATE);
CREATE OR REPLACE MACRO quarter_of(d) AS CAST(date_trunc('quarter', CAST(d AS DATE)) AS DATE);
CREATE OR REPLACE MACRO start_of(d) AS CAST(CAST(d AS DATE) AS TIMESTAMP);
CREATE OR REPLACE MACRO age_days(birth, d) AS CAST(date_diff('day', CAST(birth AS DATE), CAST(d AS DATE)) AS INTEGER);
CREATE OR REPLACE MACRO age_years(birth, d) AS CAST(date_sub('year', CAST(birth AS DATE), CAST(d AS DATE)) AS INTEGER);
CREATE OR REPLACE MACRO starts_with_code(t, prefix) AS starts_with(t, prefix);
CREATE OR REPLACE MACRO matches(t, pattern) AS regexp_matches(t, pattern);
CREATE OR REPLACE MACRO cents(amount) AS CAST(round(CAST(amount AS DECIMAL(36,6)) * 100, 0) AS BIGINT);
CREATE OR REPLACE MACRO int_div(a, b) AS CAST(CAST(a AS BIGINT) // CAST(b AS BIGINT) AS BIGINT);
