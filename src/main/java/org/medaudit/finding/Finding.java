package org.medaudit.finding;

import java.math.BigDecimal;

/**
 * A finding as a run lists it: found in it, or known from earlier runs and not found
 * again.
 *
 * @param verdict breach, suspicion or statistic
 * @param implausible whether its rule found too many to be believed
 * @param state of its review; open until somebody decides
 * @param found as it was found last, in this run or an earlier one; without its evidence
 * @param countedAmount what it adds to the total when each yuan counts once; null where
 * it never counts or was not found in this run
 */
public record Finding(long runId, String ruleId, String verdict, Change change, boolean implausible, State state,
		FoundFinding found, BigDecimal countedAmount) {

	/** What became of a finding since the run before. */
	public enum Change {

		NEW, PERSISTING, CHANGED, REOPENED, RESOLVED, NOT_COVERED, RULE_CHANGED;

		/** Whether the finding was found in the run itself. */
		public boolean found() {
			return this == NEW || this == PERSISTING || this == CHANGED || this == REOPENED;
		}

	}

	/** How far its review has come. */
	public enum State {

		OPEN, CONFIRMED, DISMISSED, NEEDS_DOCUMENTS

	}

}
