package org.medaudit.scan;

import java.math.BigDecimal;

/**
 * What a rule came to.
 *
 * @param implausible findings too many to be believed
 * @param reason why it was not provable or failed; null otherwise
 * @param amount sum over the findings; null when none has an amount
 */
record RuleOutcome(Ending ending, boolean implausible, Reason reason, Examined examined, long findings,
		BigDecimal amount) {

	static RuleOutcome without(Ending ending, Reason reason, Examined examined) {
		return new RuleOutcome(ending, false, reason, examined, 0, null);
	}

	/** How a rule ended. */
	enum Ending {

		FINDINGS, CLEAN, NOT_PROVABLE, FAILED

	}

}
