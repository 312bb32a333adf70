package org.medaudit.scan;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/**
 * One finding with its money shared out.
 *
 * @param key identity columns with their values
 * @param subject what all problem rows have in common (context rows where there are no
 * problem rows)
 * @param occurredOn first date of its rows; null where none has one
 * @param lastOn last date of its rows
 * @param quantity sum over the problem rows; null where none has one
 * @param money amounts of the finding and of its problem rows
 * @param lines problem rows first
 * @param digest changes when a row or an amount does
 */
record Found(String key, EvidenceLine.Subject subject, LocalDate occurredOn, LocalDate lastOn, BigDecimal quantity,
		Allocation money, List<EvidenceLine> lines, String messageZh, String messageEn, String digest) {

	int problemRows() {
		return this.money.amounts().size();
	}

	/** The part of a row that is at issue; null for context rows. */
	BigDecimal amountAt(int position) {
		return (position < problemRows()) ? this.money.amounts().get(position) : null;
	}

	/** Its part inside the insurance scope; null for context rows. */
	BigDecimal scopeAt(int position) {
		return (position < problemRows()) ? this.money.scopeAmounts().get(position) : null;
	}

	List<String> problemIds() {
		return this.lines.stream().filter(EvidenceLine::problem).map(EvidenceLine::rowId).toList();
	}

}
