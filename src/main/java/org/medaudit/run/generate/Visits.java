package org.medaudit.run.generate;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.function.Consumer;

/** Opens and settles visits: visit, patient, diagnosis, settlement and receipt rows. */
final class Visits {

	/** Share of the scope that the fund pays in the made-up hospital, in percent. */
	private static final BigDecimal FUND_PERCENT = BigDecimal.valueOf(70);

	private final RecordFiles files;

	private long opened;

	Visits(RecordFiles files) {
		this.files = files;
	}

	String nextId() {
		return "v" + ++this.opened;
	}

	/** A visit of a patient never seen before. */
	Visit open(String kind, Department department, LocalDateTime from, LocalDateTime to) {
		String id = nextId();
		return open(id, "p-" + id, kind, department, from, to, department.diagnosis());
	}

	/**
	 * A visit of a named patient; the patient's row is written with the visit that bears
	 * its name. A doctor's note is written on every date of a stay.
	 */
	Visit open(String id, String patientId, String kind, Department department, LocalDateTime from, LocalDateTime to,
			String diagnosis) {
		Visit visit = openUnattended(id, patientId, kind, department, from, to, diagnosis);
		if (visit.inpatient()) {
			LocalDate last = to.toLocalDate();
			for (LocalDate day = from.toLocalDate(); !day.isAfter(last); day = day.plusDays(1)) {
				care(visit, "progress_note", day.isBefore(last) ? day.atTime(15, 0) : to.minusMinutes(30));
			}
		}
		return visit;
	}

	/**
	 * An outpatient visit of a patient never seen before; {@code person} overrides
	 * columns of the visit.
	 */
	Visit open(String kind, Department department, LocalDateTime from, LocalDateTime to, String diagnosis,
			Consumer<RecordFiles.Row> person) {
		String id = nextId();
		return openUnattended(id, "p-" + id, kind, department, from, to, diagnosis, person);
	}

	/** The same without any record that care took place. */
	Visit openUnattended(String id, String patientId, String kind, Department department, LocalDateTime from,
			LocalDateTime to, String diagnosis) {
		return openUnattended(id, patientId, kind, department, from, to, diagnosis, (row) -> {
		});
	}

	private Visit openUnattended(String id, String patientId, String kind, Department department, LocalDateTime from,
			LocalDateTime to, String diagnosis, Consumer<RecordFiles.Row> person) {
		Visit visit = new Visit(id, patientId, kind, department, from, to, diagnosis);
		if (patientId.equals("p-" + id)) {
			this.files.row("patient")
				.set("patient_id", patientId)
				.set("name", "演示患者" + id)
				.set("insured_region", "999900")
				.write();
		}
		RecordFiles.Row row = this.files.row("visit")
			.set("visit_id", id)
			.set("patient_id", patientId)
			.set("visit_kind", kind)
			.set("insurance_kind", "310")
			.set("sex", "d05".equals(department.id()) ? "2" : "1")
			.set("birth_date", "1970-05-20")
			.set("department_id", department.id())
			.set("attending_staff_id", department.doctor(1))
			.set("admitted_at", from)
			.set("discharged_at", to)
			.set("main_diagnosis_code", diagnosis)
			.set("main_diagnosis_name", department.diagnosisName())
			.set("discharge_way", visit.inpatient() ? "1" : "")
			.set("is_emergency", "0")
			.set("planned_readmission", "0")
			.set("inpatient_no", visit.inpatient() ? "N" + id : "")
			.set("settlement_id", "s-" + id);
		person.accept(row);
		row.write();
		if (!diagnosis.isEmpty()) {
			this.files.row("diagnosis")
				.set("visit_id", id)
				.set("seq", "1")
				.set("diagnosis_code", diagnosis)
				.set("diagnosis_name", department.diagnosisName())
				.set("is_main", "1")
				.write();
		}
		return visit;
	}

	void care(Visit visit, String kind, LocalDateTime at) {
		this.files.row("care_record")
			.set("visit_id", visit.id)
			.set("kind", kind)
			.set("recorded_at", at)
			.set("staff_id", visit.department.doctor(1))
			.write();
	}

	/** The record that an operation fee of a stay rests on. */
	String operation(Visit visit, String code) {
		String id = "opr-" + visit.id;
		this.files.row("operation")
			.set("operation_id", id)
			.set("visit_id", visit.id)
			.set("operation_code", code)
			.set("operation_name", "手术（演示）")
			.write();
		visit.operationRecorded();
		return id;
	}

	void stay(Visit visit, String bedId) {
		stay(visit, bedId, visit.admittedAt, visit.dischargedAt);
	}

	void stay(Visit visit, String bedId, LocalDateTime from, LocalDateTime to) {
		this.files.row("bed_stay")
			.set("visit_id", visit.id)
			.set("bed_id", bedId)
			.set("department_id", visit.department.id())
			.set("from_time", from)
			.set("to_time", to)
			.set("reason", "admit")
			.write();
	}

	/** Settles in full with one receipt of its own over the whole amount. */
	void settle(Visit visit) {
		settle(visit, "r-" + visit.id);
		receipt(visit, "r-" + visit.id, visit.total(), "provincial_unified");
	}

	/** Settles under a receipt number without writing the receipt. */
	void settle(Visit visit, String receiptNo) {
		settlement(visit, "s-" + visit.id, receiptNo, visit.dischargedAt.plusMinutes(20), false);
	}

	/**
	 * Settles, takes the settlement wholly back with its receipt voided, and settles
	 * again with a receipt.
	 * @return the settlements, the last being the one that holds
	 */
	List<String> settleAgain(Visit visit) {
		LocalDateTime at = visit.dischargedAt.plusMinutes(20);
		List<String> ids = List.of("s-" + visit.id, "s-" + visit.id + "-back", "s-" + visit.id + "-again");
		settlement(visit, ids.get(0), "r-" + visit.id, at, false);
		settlement(visit, ids.get(1), "", at.plusMinutes(10), true);
		settlement(visit, ids.get(2), "r-" + visit.id + "-again", at.plusMinutes(20), false);
		receipt(visit, "r-" + visit.id, visit.total(), "provincial_unified", (row) -> row.set("voided", "1"));
		receipt(visit, "r-" + visit.id + "-again", visit.total(), "provincial_unified",
				(row) -> row.set("settlement_id", ids.get(2)));
		return ids;
	}

	private void settlement(Visit visit, String id, String receiptNo, LocalDateTime at, boolean refund) {
		if (visit.wantsOperationRecord()) {
			operation(visit, "99.9900");
		}
		BigDecimal fund = visit.scope().multiply(FUND_PERCENT).movePointLeft(2).setScale(2, RoundingMode.HALF_UP);
		BigDecimal sign = refund ? BigDecimal.ONE.negate() : BigDecimal.ONE;
		this.files.row("settlement")
			.set("settlement_id", id)
			.set("visit_id", visit.id)
			.set("settled_at", at)
			.set("total_amount", visit.total().multiply(sign))
			.set("fund_amount", fund.multiply(sign))
			.set("scope_amount", visit.scope().multiply(sign))
			.set("cash_amount", visit.total().subtract(fund).multiply(sign))
			.set("receipt_no", receiptNo)
			.set("is_refund", refund ? "1" : "0")
			.write();
	}

	void receipt(Visit visit, String receiptNo, BigDecimal amount, String form) {
		receipt(visit, receiptNo, amount, form, (row) -> {
		});
	}

	private void receipt(Visit visit, String receiptNo, BigDecimal amount, String form,
			Consumer<RecordFiles.Row> more) {
		RecordFiles.Row row = this.files.row("receipt")
			.set("receipt_no", receiptNo)
			.set("settlement_id", "s-" + visit.id)
			.set("issued_at", visit.dischargedAt.plusMinutes(25))
			.set("amount", amount)
			.set("form_kind", form)
			.set("voided", "0");
		more.accept(row);
		row.write();
	}

}
