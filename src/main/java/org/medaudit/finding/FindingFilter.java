package org.medaudit.finding;

import java.time.LocalDate;

/**
 * Which findings of a run are wanted; null leaves a question open.
 *
 * @param from first date of occurredOn; findings without a date are left out
 * @param to last date of occurredOn; findings without a date are left out
 */
public record FindingFilter(String ruleId, Finding.Change change, LocalDate from, LocalDate to) {

	/** Every finding that the run lists. */
	public static final FindingFilter ALL = new FindingFilter(null, null, null, null);

	/** Every finding of one rule. */
	public static FindingFilter ofRule(String ruleId) {
		return new FindingFilter(ruleId, null, null, null);
	}

}
