-- A charge as it was billed, and what refunds left of it. ${ordering} and ${executing} name the people by their numbers.
-- The numbers say where a line and its visit lie: joins by them read little, while ids are long and lie in no order.
CREATE OR REPLACE VIEW charge AS
SELECT ${charge}
FROM charge_line;

CREATE OR REPLACE VIEW net_charge AS
SELECT charge_id, visit_id, patient_id, order_id, charged_at, CAST(charged_at AS DATE) AS charge_date,
       CAST(CASE WHEN CAST(charged_at AS TIME) = TIME '00:00:00' THEN 0 ELSE 1 END AS TINYINT) AS has_time,
       item_code, local_item_code, item_name, fee_class,
       net_quantity AS quantity, unit_price, net_amount AS amount, net_scope_amount AS scope_amount,
       quantity AS billed_quantity, amount AS billed_amount,
       ordering_department_id, ${ordering} AS ordering_staff_id, executing_department_id, ${executing} AS executing_staff_id,
       department_id, equipment_id, operation_id, began_at, ended_at, body_site, uploaded_at, settlement_id,
       prescription_no, days_supply, herbal_use, is_discharge_drug, self_paid, trace_codes, is_inpatient, refund_inferred,
       rowid AS line_no, visit_no
FROM charge_line
WHERE is_net;

-- A visit has one patient.
CREATE OR REPLACE VIEW item_day AS
SELECT min(patient_id) AS patient_id, visit_id, charge_date, item_code, min(fee_class) AS fee_class,
       max(is_inpatient) AS is_inpatient, sum(quantity) AS quantity, sum(amount) AS amount, sum(scope_amount) AS scope_amount,
       min(charged_at) AS first_at, max(charged_at) AS last_at, count(*) AS line_count,
       string_agg(charge_id, ';' ORDER BY charge_id) AS charge_ids
FROM net_charge
GROUP BY visit_id, charge_date, item_code;
