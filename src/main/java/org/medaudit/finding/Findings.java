package org.medaudit.finding;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

import org.springframework.stereotype.Component;

/** Reads runs and their findings. */
@Component
public class Findings {

	/** All runs, the latest first. */
	public List<Run> runs() {
		throw new UnsupportedOperationException();
	}

	/**
	 * A run by its id, or the one finished last.
	 * @param reference {@code latest} or an id
	 */
	public Optional<Run> run(String reference) {
		throw new UnsupportedOperationException();
	}

	/** The run of this identity that was begun and not finished. */
	public Optional<Run> unfinished(RunOpening.Identity identity) {
		throw new UnsupportedOperationException();
	}

	/** What the rules of a run came to, by rule id. */
	public List<RuleResult> results(long runId) {
		throw new UnsupportedOperationException();
	}

	/**
	 * Hands over the findings of a finished run one after the other, by rule id, date and
	 * finding id, findings without a date first, without holding them all.
	 */
	public void each(long runId, FindingFilter filter, Consumer<Finding> consumer) {
		throw new UnsupportedOperationException();
	}

	/** The rows that a finding rests on, as far as the database keeps them. */
	public List<FoundFinding.Evidence> evidence(long runId, String findingId) {
		throw new UnsupportedOperationException();
	}

	/** Ids of the kept problem rows of findings, in the order of their positions. */
	public Map<String, List<String>> problemRowIds(long runId, List<String> findingIds) {
		throw new UnsupportedOperationException();
	}

}
