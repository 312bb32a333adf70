package org.medaudit.finding;

import java.math.BigDecimal;
import java.util.Map;

/**
 * What a rule came to in a run.
 *
 * @param implausible findings too many to be believed: shown, but kept out of totals
 * @param reasonZh why it was not provable or failed, in Chinese; null otherwise
 * @param reasonEn the same in English
 * @param examined rows in the rule's scope, judged or not
 * @param notJudged of those, per code of the rule's not_judged
 * @param amount sum over its findings; null when none has an amount
 * @param millis how long it took
 */
public record RuleResult(String ruleId, int version, String sha256, Outcome outcome, boolean implausible,
		String reasonZh, String reasonEn, long examined, Map<String, Long> notJudged, long findings, BigDecimal amount,
		long millis) {

	/** How a rule ended. */
	public enum Outcome {

		FINDINGS, CLEAN, NOT_PROVABLE, FAILED

	}

	/** Rows that could not be judged, for whatever reason. */
	public long notJudgedRows() {
		return this.notJudged.values().stream().mapToLong(Long::longValue).sum();
	}

}
