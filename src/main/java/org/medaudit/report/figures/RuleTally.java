package org.medaudit.report.figures;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;

import org.medaudit.finding.Finding;
import org.medaudit.finding.RuleResult;
import org.medaudit.report.figures.RuleFigures.CaseFigures;
import org.medaudit.report.figures.RuleFigures.Standing;
import org.medaudit.rules.Rule;

/** The findings of one rule while they are taken in. */
final class RuleTally {

	/** How many findings of a rule are told as cases. */
	static final int CASES = 3;

	/** How many departments of a statistic are told. */
	static final int FIGURES = 12;

	private static final Comparator<Finding> WEIGHT = Comparator
		.comparing(Finding::countedAmount, Comparator.nullsFirst(Comparator.naturalOrder()))
		.thenComparing((finding) -> finding.found().amount(), Comparator.nullsFirst(Comparator.naturalOrder()))
		.thenComparing((finding) -> finding.found().findingId(), Comparator.reverseOrder());

	/** Of figures the latest and largest, which are no amounts. */
	private static final Comparator<Finding> LATEST = Comparator
		.comparing((Finding finding) -> finding.found().lastOn(), Comparator.nullsFirst(Comparator.naturalOrder()))
		.thenComparing((finding) -> finding.found().quantity(), Comparator.nullsFirst(Comparator.naturalOrder()))
		.thenComparing((finding) -> finding.found().findingId(), Comparator.reverseOrder());

	private final Rule rule;

	private final RuleResult result;

	private final RunningSums sums = new RunningSums();

	private final Comparator<Finding> order;

	private final PriorityQueue<Finding> cases;

	private long dismissed;

	RuleTally(Rule rule, RuleResult result) {
		this.rule = rule;
		this.result = result;
		this.order = (rule.verdict() == Rule.Verdict.STATISTIC) ? LATEST : WEIGHT;
		this.cases = new PriorityQueue<>(this.order);
	}

	Rule rule() {
		return this.rule;
	}

	Standing standing() {
		return RuleFigures.standing(this.rule, this.result);
	}

	RunningSums sums() {
		return this.sums;
	}

	void add(Finding finding) {
		if (finding.state() == Finding.State.DISMISSED) {
			this.dismissed++;
			return;
		}
		this.sums.add(finding);
		this.cases.add(finding);
		if (this.cases.size() > ((this.order == LATEST) ? FIGURES : CASES)) {
			this.cases.remove();
		}
	}

	List<String> caseIds() {
		return this.cases.stream().map((finding) -> finding.found().findingId()).toList();
	}

	RuleFigures figures(Map<String, List<String>> rowIds) {
		List<CaseFigures> told = this.cases.stream()
			.sorted(this.order.reversed())
			.map((finding) -> new CaseFigures(finding, rowIds.getOrDefault(finding.found().findingId(), List.of())))
			.toList();
		return new RuleFigures(this.rule, this.result, standing(), this.sums.sums(), this.dismissed, told);
	}

}
