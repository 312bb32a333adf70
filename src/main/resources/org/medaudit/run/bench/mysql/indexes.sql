-- What the eight rules look for: an item of a patient, the lines of a visit and item, bed fees, prices of an item.
CREATE INDEX by_item_patient ON bench_net_charge (item_code, patient_id, charge_date, charged_at);
CREATE INDEX by_visit_item ON bench_net_charge (visit_id, item_code, charged_at, has_time);
CREATE INDEX by_fee_class ON bench_net_charge (fee_class, visit_id, item_code, charge_date, quantity, amount);
CREATE INDEX by_item_price ON bench_net_charge (item_code, unit_price);
CREATE INDEX by_patient ON bench_stay (patient_id, admitted_on);
CREATE INDEX by_visit ON bench_diagnosis (visit_id);
CREATE INDEX by_staff ON bench_staff_licence (staff_id, kind);
CREATE INDEX by_item ON bench_stock_movement (item_code);
CREATE INDEX by_item ON bench_price_standard (item_code);
CREATE INDEX by_item_b ON bench_duplicate_pair (item_b);
CREATE INDEX by_item ON bench_quantity_limit (item);
CREATE INDEX by_item ON bench_bed_item (item);
CREATE INDEX by_item ON bench_required_licence (item);
