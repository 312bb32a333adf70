package org.medaudit.report;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.medaudit.finding.Finding;
import org.medaudit.finding.Findings;
import org.medaudit.finding.RuleResult;
import org.medaudit.finding.Run;
import org.medaudit.report.figures.RunFacts;

/** Reads a made-up run, its findings as often as wanted. */
final class MadeReader implements RunReader {

	private final RunFacts facts;

	private final List<Finding> findings;

	private final int times;

	MadeReader(MadeRun made, int times) {
		this.facts = made.facts();
		this.findings = made.findings();
		this.times = times;
	}

	@Override
	public Optional<Run> run(long runId) {
		return Optional.of(this.facts.run());
	}

	@Override
	public List<RuleResult> results(long runId) {
		return this.facts.results();
	}

	@Override
	public void each(long runId, Consumer<Finding> consumer) {
		IntStream.range(0, this.times).forEach((time) -> this.findings.forEach(consumer));
	}

	@Override
	public Map<String, List<String>> problemRowIds(long runId, List<String> findingIds) {
		return findingIds.stream()
			.distinct()
			.collect(Collectors.toMap((id) -> id, (id) -> List.of("c1001", "c1002", "c1003", "c1004", "c1005")));
	}

	@Override
	public void eachVisit(long runId, Findings.VisitConsumer consumer) {
		// The one finding without a visit rests on rows that only prove.
	}

}
