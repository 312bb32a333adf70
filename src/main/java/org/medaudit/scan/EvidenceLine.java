package org.medaudit.scan;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * One row of evidence as the rule's SQL gave it, with the money of its line and visit.
 *
 * @param problem whether its money is at issue; otherwise it proves the matter
 * @param amount amount at issue before the share is taken
 * @param line the net charge line; null for other records
 * @param visit the visit's settlements; null where there are none
 */
record EvidenceLine(boolean problem, String record, String rowId, Subject subject, BigDecimal quantity,
		BigDecimal amount, MoneyRow.Line line, VisitMoney visit) {

	/** Whom, where and when a row is about, as far as it applies. */
	record Subject(String visitId, String patientId, String departmentId, String staffId, String itemCode,
			String itemName, LocalDate occurredOn) {
	}

	MoneyRow money() {
		return new MoneyRow(this.rowId, this.amount, this.line, this.visit);
	}

	/** What the evidence shows as the amount of the row itself. */
	BigDecimal lineAmount() {
		return (this.line == null) ? this.amount : this.line.amount();
	}

	boolean sameRowAs(EvidenceLine other) {
		return this.problem == other.problem && this.rowId.equals(other.rowId) && this.record.equals(other.record);
	}

}
