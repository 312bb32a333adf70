package org.medaudit.report.figures;

import java.util.Collection;
import java.util.EnumSet;
import java.util.Set;

/** What the report may conclude about a matter; nothing else. */
public enum Conclusion {

	/** Every rule could judge and none found anything. */
	NO_PROBLEM,
	/** Some rule found something. */
	PROBLEMS,
	/** Some rule could not judge, or none looked. */
	NOT_PROVABLE;

	/**
	 * What follows from some rules together. Where anything was not provable it is said,
	 * and "no problem" is not.
	 */
	public static Set<Conclusion> of(Collection<RuleFigures> rules) {
		Set<Conclusion> conclusions = EnumSet.noneOf(Conclusion.class);
		if (rules.stream().anyMatch(RuleFigures::problem)) {
			conclusions.add(PROBLEMS);
		}
		boolean judged = rules.stream().anyMatch((rule) -> rule.problem() || rule.clean());
		if (!judged || rules.stream().anyMatch(RuleFigures::unproven)) {
			conclusions.add(NOT_PROVABLE);
		}
		return conclusions.isEmpty() ? EnumSet.of(NO_PROBLEM) : conclusions;
	}

}
