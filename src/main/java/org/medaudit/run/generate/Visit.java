package org.medaudit.run.generate;

import java.math.BigDecimal;
import java.time.LocalDateTime;

/** A visit while its lines are being written; sums them up for the settlement. */
final class Visit {

	final String id;

	final String patientId;

	final String kind;

	final Department department;

	final LocalDateTime admittedAt;

	final LocalDateTime dischargedAt;

	final String diagnosis;

	private int minute;

	private BigDecimal total = BigDecimal.ZERO;

	private BigDecimal scope = BigDecimal.ZERO;

	private LocalDateTime lastDay;

	private boolean operated;

	private boolean operationRecorded;

	Visit(String id, String patientId, String kind, Department department, LocalDateTime admittedAt,
			LocalDateTime dischargedAt, String diagnosis) {
		this.id = id;
		this.patientId = patientId;
		this.kind = kind;
		this.department = department;
		this.admittedAt = admittedAt;
		this.dischargedAt = dischargedAt;
		this.diagnosis = diagnosis;
	}

	boolean inpatient() {
		return this.kind.startsWith("2");
	}

	/** A line of it is an operation fee. */
	void operated() {
		this.operated = true;
	}

	/** Whoever plants it has seen to its operation record, or to there being none. */
	void operationRecorded() {
		this.operationRecorded = true;
	}

	boolean wantsOperationRecord() {
		return inpatient() && this.operated && !this.operationRecorded;
	}

	/**
	 * The next free minute of a day, so that no two lines of a visit share one by chance.
	 */
	LocalDateTime nextMinute(LocalDateTime day) {
		LocalDateTime start = day.toLocalDate().atTime(8, 0);
		if (!start.equals(this.lastDay)) {
			this.lastDay = start;
			this.minute = 0;
		}
		return start.plusMinutes(this.minute++);
	}

	void add(BigDecimal amount, BigDecimal scopeAmount) {
		this.total = this.total.add(amount);
		this.scope = this.scope.add(scopeAmount);
	}

	BigDecimal total() {
		return this.total;
	}

	BigDecimal scope() {
		return this.scope;
	}

}
