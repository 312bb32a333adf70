-- The tables that the eight rules read. Netting, stays and settlements are prepared, as the snapshot has them: both
-- sides judge the same rows.
CREATE TABLE bench_net_charge (
  charge_id VARCHAR(50) NOT NULL,
  visit_id VARCHAR(50) NOT NULL,
  patient_id VARCHAR(50) NOT NULL,
  order_id VARCHAR(50),
  charged_at DATETIME NOT NULL,
  charge_date DATE NOT NULL,
  has_time TINYINT NOT NULL,
  item_code VARCHAR(50) NOT NULL,
  fee_class VARCHAR(10) NOT NULL,
  quantity DECIMAL(16,4) NOT NULL,
  unit_price DECIMAL(16,6) NOT NULL,
  amount DECIMAL(16,2) NOT NULL,
  executing_department_id VARCHAR(50),
  executing_staff_id VARCHAR(50),
  operation_id VARCHAR(50),
  began_at DATETIME,
  ended_at DATETIME,
  body_site VARCHAR(200),
  PRIMARY KEY (charge_id)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE bench_stay (
  visit_id VARCHAR(50) NOT NULL,
  patient_id VARCHAR(50) NOT NULL,
  visit_kind VARCHAR(10) NOT NULL,
  admitted_on DATE NOT NULL,
  nights INT,
  main_diagnosis_code VARCHAR(50),
  is_emergency TINYINT,
  planned_readmission TINYINT,
  previous_visit_id VARCHAR(50),
  gap_days INT,
  PRIMARY KEY (visit_id)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE bench_visit_settlement (
  visit_id VARCHAR(50) NOT NULL,
  total_amount DECIMAL(20,2),
  PRIMARY KEY (visit_id)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE bench_diagnosis (
  visit_id VARCHAR(50) NOT NULL,
  seq INT,
  diagnosis_code VARCHAR(50)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE bench_staff (
  staff_id VARCHAR(50) NOT NULL,
  role VARCHAR(50) NOT NULL,
  PRIMARY KEY (staff_id)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE bench_staff_licence (
  staff_id VARCHAR(50) NOT NULL,
  kind VARCHAR(50) NOT NULL,
  scope_code VARCHAR(50),
  valid_from DATE NOT NULL,
  valid_to DATE
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE bench_stock_movement (
  movement_id VARCHAR(50) NOT NULL,
  ledger VARCHAR(50) NOT NULL,
  item_code VARCHAR(50) NOT NULL,
  kind VARCHAR(50) NOT NULL,
  quantity DECIMAL(16,4) NOT NULL,
  moved_at DATETIME NOT NULL,
  PRIMARY KEY (movement_id)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE bench_price_standard (
  item_code VARCHAR(50) NOT NULL,
  ceiling_price DECIMAL(16,6) NOT NULL,
  level INT,
  valid_from DATE NOT NULL,
  valid_to DATE
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE bench_institution (
  institution_code VARCHAR(50) NOT NULL,
  level INT
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE bench_duplicate_pair (
  item_a VARCHAR(50) NOT NULL,
  item_b VARCHAR(50) NOT NULL,
  time_window VARCHAR(20) NOT NULL,
  kind VARCHAR(20),
  valid_from DATE NOT NULL,
  valid_to DATE NOT NULL
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE bench_quantity_limit (
  item VARCHAR(50) NOT NULL,
  limit_group VARCHAR(100),
  per VARCHAR(20) NOT NULL,
  measure VARCHAR(20),
  max_quantity DECIMAL(16,4),
  valid_from DATE NOT NULL,
  valid_to DATE NOT NULL
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE bench_bed_item (
  item VARCHAR(50) NOT NULL,
  counts_as_bed TINYINT,
  valid_from DATE NOT NULL,
  valid_to DATE NOT NULL
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE bench_required_licence (
  item VARCHAR(50) NOT NULL,
  role VARCHAR(50),
  licence_kind VARCHAR(50),
  scope_code VARCHAR(50),
  valid_from DATE NOT NULL,
  valid_to DATE NOT NULL
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE bench_split_admission_exempt (
  diagnosis_prefix VARCHAR(50) NOT NULL,
  valid_from DATE NOT NULL,
  valid_to DATE NOT NULL
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
