package org.medaudit.scan;

import org.medaudit.finding.RuleResult;
import org.medaudit.finding.Run;

/** Is told how a scan gets on; by several threads, one at a time. */
public interface ScanProgress {

	/**
	 * The run has begun, or goes on where a process that is gone left it.
	 * @param ended rules that are not judged again
	 * @param rules rules in all
	 */
	void opened(Run run, boolean continued, int ended, int rules);

	void ruleBegan(String ruleId);

	/**
	 * A rule came to an end.
	 * @param done rules that have ended so far, those of an earlier process included
	 */
	void ruleEnded(RuleResult result, int done, int total);

	/** How long the pieces of a rule took; just before its end is told. */
	default void ruleTimed(String ruleId, RuleTimes times) {
	}

	/** Where the time of a rule went, if that was asked for; after its end. */
	default void ruleProfiled(RuleProfile profile) {
	}

}
