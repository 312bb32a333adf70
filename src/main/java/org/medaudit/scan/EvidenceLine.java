package org.medaudit.scan;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/**
 * One row of evidence as the rule's SQL gave it, with the money of its line and visit.
 *
 * @param problem whether its money is at issue; otherwise it proves the matter
 * @param amount amount at issue before the share is taken
 * @param share the part of the rows that the finding is about
 * @param line the net charge line; null for other records
 * @param visit the visit's settlements; null where there are none
 * @param values every column of the rule's SQL, in its order, for the message
 */
record EvidenceLine(boolean problem, String record, String rowId, Subject subject, BigDecimal quantity,
		BigDecimal amount, Share share, MoneyRow.Line line, VisitMoney visit, List<Object> values) {

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
		return this.problem == other.problem && this.record.equals(other.record) && this.rowId.equals(other.rowId);
	}

}
