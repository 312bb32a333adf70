package org.medaudit.finding;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.springframework.stereotype.Component;

/**
 * Writes runs and what their rules find. One process writes at a time; different rules of
 * a run may be written by several threads.
 */
@Component
public class FindingLedger {

	/**
	 * A run to carry out.
	 *
	 * @param continued whether an earlier process left it unfinished
	 * @param endedRules rules that need not be judged again
	 */
	public record Opened(Run run, boolean continued, Set<String> endedRules) {
	}

	/** The unfinished run of this identity, or a new one with the next number. */
	public Opened open(RunOpening opening) {
		throw new UnsupportedOperationException();
	}

	/** Removes whatever an earlier attempt at the rule left in the run. */
	public void begin(long runId, String ruleId) {
		throw new UnsupportedOperationException();
	}

	/** Stores findings of a rule; to be called as often as there are more. */
	public void store(long runId, String ruleId, String verdict, List<FoundFinding> findings) {
		throw new UnsupportedOperationException();
	}

	/** Records what the rule came to; it is then not judged again in this run. */
	public void end(long runId, RuleResult result) {
		throw new UnsupportedOperationException();
	}

	/** Findings of the run that no total may hold: dismissed, or of implausible rules. */
	public Set<String> notCounted(long runId) {
		throw new UnsupportedOperationException();
	}

	/** What each finding counts; those not in the map count nothing at all. */
	public void count(long runId, Map<String, BigDecimal> counted) {
		throw new UnsupportedOperationException();
	}

	/**
	 * Lists the findings of the run with what became of them since the run before of the
	 * same institution, the open ones that were not found again included, and closes the
	 * run. A finished run stays as it is.
	 */
	public Run finish(long runId, SnapshotVisits visits) {
		throw new UnsupportedOperationException();
	}

}
