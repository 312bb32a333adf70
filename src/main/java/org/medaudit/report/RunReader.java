package org.medaudit.report;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

import org.medaudit.finding.Finding;
import org.medaudit.finding.FindingFilter;
import org.medaudit.finding.Findings;
import org.medaudit.finding.RuleResult;
import org.medaudit.finding.Run;

/** What the report asks the findings for. */
interface RunReader {

	Optional<Run> run(long runId);

	List<RuleResult> results(long runId);

	void each(long runId, Consumer<Finding> consumer);

	Map<String, List<String>> problemRowIds(long runId, List<String> findingIds);

	void eachVisit(long runId, Findings.VisitConsumer consumer);

	static RunReader of(Findings findings) {
		return new RunReader() {

			@Override
			public Optional<Run> run(long runId) {
				return findings.run(String.valueOf(runId));
			}

			@Override
			public List<RuleResult> results(long runId) {
				return findings.results(runId);
			}

			@Override
			public void each(long runId, Consumer<Finding> consumer) {
				findings.each(runId, FindingFilter.ALL, consumer);
			}

			@Override
			public Map<String, List<String>> problemRowIds(long runId, List<String> findingIds) {
				return findings.problemRowIds(runId, findingIds);
			}

			@Override
			public void eachVisit(long runId, Findings.VisitConsumer consumer) {
				findings.eachVisit(runId, consumer);
			}

		};
	}

}
