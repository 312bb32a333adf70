CREATE SEQUENCE audit_run_seq START WITH 1 INCREMENT BY 1 NO CACHE;
CREATE SEQUENCE found_finding_seq START WITH 1 INCREMENT BY 1000;

-- One scan of one snapshot. finished_order rises with every run that is finished.
CREATE TABLE audit_run (
  id BIGINT NOT NULL PRIMARY KEY,
  run_number INTEGER NOT NULL,
  content_hash VARCHAR(64) NOT NULL,
  rules_hash VARCHAR(64) NOT NULL,
  knowledge_hash VARCHAR(64) NOT NULL,
  parameters_hash VARCHAR(64) NOT NULL,
  institution_code VARCHAR(100) NOT NULL,
  institution_name CHARACTER VARYING NOT NULL,
  snapshot_id VARCHAR(200) NOT NULL,
  period_from DATE NOT NULL,
  period_to DATE NOT NULL,
  period_declared BOOLEAN NOT NULL,
  started_at TIMESTAMP(6) NOT NULL,
  finished_at TIMESTAMP(6),
  finished_order BIGINT,
  findings BIGINT NOT NULL,
  counted_amount DECIMAL(18,2),
  CONSTRAINT audit_run_number_un UNIQUE (content_hash, rules_hash, knowledge_hash, parameters_hash, run_number),
  CONSTRAINT audit_run_finished_un UNIQUE (finished_order)
);

CREATE INDEX audit_run_institution_ix ON audit_run (institution_code, finished_order);

-- A rule as it runs in a run, and what it came to once it has ended.
CREATE TABLE run_rule (
  run_id BIGINT NOT NULL,
  rule_id VARCHAR(50) NOT NULL,
  rule_version INTEGER NOT NULL,
  sha256 VARCHAR(64) NOT NULL,
  settings_hash VARCHAR(64) NOT NULL,
  outcome VARCHAR(20),
  implausible BOOLEAN NOT NULL,
  reason_zh CHARACTER VARYING,
  reason_en CHARACTER VARYING,
  examined BIGINT NOT NULL,
  findings BIGINT NOT NULL,
  amount DECIMAL(18,2),
  millis BIGINT NOT NULL,
  PRIMARY KEY (run_id, rule_id),
  CONSTRAINT run_rule_run_fk FOREIGN KEY (run_id) REFERENCES audit_run (id)
);

CREATE TABLE run_rule_not_judged (
  run_id BIGINT NOT NULL,
  rule_id VARCHAR(50) NOT NULL,
  reason VARCHAR(100) NOT NULL,
  rows_not_judged BIGINT NOT NULL,
  PRIMARY KEY (run_id, rule_id, reason),
  CONSTRAINT run_rule_not_judged_rule_fk FOREIGN KEY (run_id, rule_id) REFERENCES run_rule (run_id, rule_id)
);

-- A finding as a rule found it in a run.
CREATE TABLE found_finding (
  id BIGINT NOT NULL PRIMARY KEY,
  run_id BIGINT NOT NULL,
  rule_id VARCHAR(50) NOT NULL,
  finding_id VARCHAR(100) NOT NULL,
  verdict VARCHAR(20) NOT NULL,
  finding_key CHARACTER VARYING NOT NULL,
  visit_id VARCHAR(100),
  patient_id VARCHAR(100),
  department_id VARCHAR(100),
  staff_id VARCHAR(100),
  item_code VARCHAR(100),
  item_name CHARACTER VARYING,
  occurred_on DATE,
  last_on DATE,
  quantity DECIMAL(18,4),
  amount DECIMAL(18,2),
  scope_amount DECIMAL(18,2),
  fund_amount DECIMAL(18,2),
  problem_rows INTEGER NOT NULL,
  evidence_rows INTEGER NOT NULL,
  message_zh CHARACTER VARYING NOT NULL,
  message_en CHARACTER VARYING NOT NULL,
  digest VARCHAR(64) NOT NULL,
  CONSTRAINT found_finding_un UNIQUE (run_id, finding_id),
  CONSTRAINT found_finding_rule_fk FOREIGN KEY (run_id, rule_id) REFERENCES run_rule (run_id, rule_id)
);

CREATE TABLE found_evidence (
  found_id BIGINT NOT NULL,
  row_position INTEGER NOT NULL,
  problem BOOLEAN NOT NULL,
  record VARCHAR(100) NOT NULL,
  row_id CHARACTER VARYING NOT NULL,
  visit_id VARCHAR(100),
  patient_id VARCHAR(100),
  department_id VARCHAR(100),
  staff_id VARCHAR(100),
  item_code VARCHAR(100),
  item_name CHARACTER VARYING,
  occurred_on DATE,
  quantity DECIMAL(18,4),
  line_amount DECIMAL(18,2),
  amount DECIMAL(18,2),
  scope_amount DECIMAL(18,2),
  PRIMARY KEY (found_id, row_position),
  CONSTRAINT found_evidence_finding_fk FOREIGN KEY (found_id) REFERENCES found_finding (id)
);

-- What a finding adds to the total of its run when each yuan counts once; no row where it never counts.
CREATE TABLE counted_finding (
  run_id BIGINT NOT NULL,
  finding_id VARCHAR(100) NOT NULL,
  counted_amount DECIMAL(18,2) NOT NULL,
  PRIMARY KEY (run_id, finding_id),
  CONSTRAINT counted_finding_found_fk FOREIGN KEY (run_id, finding_id) REFERENCES found_finding (run_id, finding_id)
);

-- A finding over all runs of its institution, with the state of its review.
CREATE TABLE known_finding (
  finding_id VARCHAR(100) NOT NULL PRIMARY KEY,
  institution_code VARCHAR(100) NOT NULL,
  rule_id VARCHAR(50) NOT NULL,
  finding_key CHARACTER VARYING NOT NULL,
  first_run_id BIGINT NOT NULL,
  state VARCHAR(20) NOT NULL,
  CONSTRAINT known_finding_run_fk FOREIGN KEY (first_run_id) REFERENCES audit_run (id)
);

-- What a finished run lists: its findings, and those known as open and not found again.
CREATE TABLE run_finding (
  run_id BIGINT NOT NULL,
  list_position BIGINT NOT NULL,
  finding_id VARCHAR(100) NOT NULL,
  rule_id VARCHAR(50) NOT NULL,
  occurred_on DATE,
  change_kind VARCHAR(20) NOT NULL,
  found_id BIGINT NOT NULL,
  PRIMARY KEY (run_id, list_position),
  CONSTRAINT run_finding_un UNIQUE (run_id, finding_id),
  CONSTRAINT run_finding_run_fk FOREIGN KEY (run_id) REFERENCES audit_run (id),
  CONSTRAINT run_finding_known_fk FOREIGN KEY (finding_id) REFERENCES known_finding (finding_id),
  CONSTRAINT run_finding_found_fk FOREIGN KEY (found_id) REFERENCES found_finding (id)
);
