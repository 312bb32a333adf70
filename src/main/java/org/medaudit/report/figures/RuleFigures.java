package org.medaudit.report.figures;

import java.util.List;

import org.medaudit.finding.Finding;
import org.medaudit.finding.RuleResult;
import org.medaudit.rules.Rule;

/**
 * What one rule came to in the run.
 *
 * @param sums over its findings of this run, without dismissed ones
 * @param dismissed findings that a review has dismissed
 * @param cases the weightiest of its findings
 */
public record RuleFigures(Rule rule, RuleResult result, Standing standing, Sums sums, long dismissed,
		List<CaseFigures> cases) {

	/** Where a rule's findings go. */
	public enum Standing {

		/** Into the totals. */
		COUNTED,
		/** Listed apart: about the books, no yuan of a charge. */
		BOOKS,
		/** Shown as a figure, never as a problem. */
		STATISTIC,
		/** Shown, but too many to be believed. */
		IMPLAUSIBLE

	}

	/**
	 * A finding told as a case.
	 *
	 * @param rowIds of the problem rows that the database keeps
	 */
	public record CaseFigures(Finding finding, List<String> rowIds) {
	}

	static Standing standing(Rule rule, RuleResult result) {
		if (result.implausible()) {
			return Standing.IMPLAUSIBLE;
		}
		if (rule.verdict() == Rule.Verdict.STATISTIC) {
			return Standing.STATISTIC;
		}
		return rule.finding().books() ? Standing.BOOKS : Standing.COUNTED;
	}

	/** Whether it shows that something is wrong. */
	public boolean problem() {
		return (this.standing == Standing.COUNTED || this.standing == Standing.BOOKS) && this.sums.findings() > 0;
	}

	/** Whether it leaves its matter open. */
	public boolean unproven() {
		return this.standing == Standing.IMPLAUSIBLE || this.result.outcome() == RuleResult.Outcome.NOT_PROVABLE
				|| this.result.outcome() == RuleResult.Outcome.FAILED;
	}

	/** Whether it judged and nothing is left to say against the hospital. */
	public boolean clean() {
		return !unproven() && !problem() && this.standing != Standing.STATISTIC;
	}

	/** Whether the rule's files are no longer those that ran. */
	public boolean edited() {
		return !this.rule.sha256().equals(this.result.sha256());
	}

}
