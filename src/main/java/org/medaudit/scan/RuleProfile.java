package org.medaudit.scan;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Where the time of one rule went.
 *
 * @param examined rows in the rule's scope
 * @param rows that the rule's SQL gave
 * @param steps of both texts, in the order of their plans
 * @param file where it is written out
 */
public record RuleProfile(String ruleId, RuleTimes times, long examined, long rows, List<PlanStep> steps, Path file) {

	/** All threads and both texts together. */
	public Duration worked() {
		return this.steps.stream().map(PlanStep::time).reduce(Duration.ZERO, Duration::plus);
	}

	/** The step that took most; empty when there is no plan. */
	public Optional<PlanStep> slowest() {
		return this.steps.stream().max(Comparator.comparing(PlanStep::time));
	}

}
