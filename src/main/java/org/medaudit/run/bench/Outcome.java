package org.medaudit.run.bench;

import java.math.BigDecimal;

/**
 * What somebody else found by the same rule.
 *
 * @param spent null where only the whole set was timed
 */
record Outcome(long findings, BigDecimal amount, Spent spent) {

	/** Whether it is what we found; no amount is none. */
	boolean agrees(long found, BigDecimal sum) {
		BigDecimal own = (this.amount != null) ? this.amount : BigDecimal.ZERO;
		return this.findings == found && own.compareTo((sum != null) ? sum : BigDecimal.ZERO) == 0;
	}

}
