package org.medaudit.run.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

import org.medaudit.finding.Finding;
import org.medaudit.finding.FindingFilter;
import org.medaudit.finding.Findings;
import org.medaudit.finding.FoundFinding;
import org.medaudit.finding.Run;
import org.medaudit.run.home.Installation;
import org.medaudit.scan.SealedEvidence;
import org.medaudit.snapshot.EngineSettings;

/**
 * The findings of a run with the rows they rest on, some at a time: from the database,
 * and from the sealed file where the database keeps only some.
 */
final class FindingsWithEvidence {

	private static final int BATCH = 500;

	private final Findings findings;

	private final EngineSettings engine;

	private final Path home;

	private final Run run;

	private final List<Finding> batch = new ArrayList<>();

	FindingsWithEvidence(Invocation invocation, Installation installation, Run run) {
		this.findings = installation.part(Findings.class);
		this.engine = invocation.engine(installation.work());
		this.home = invocation.home().folder();
		this.run = run;
	}

	/**
	 * Hands over finding after finding with the ids of all its problem rows.
	 */
	void each(FindingFilter filter, BiConsumer<Finding, List<String>> consumer) {
		this.findings.each(this.run.id(), filter, (finding) -> {
			this.batch.add(finding);
			if (this.batch.size() == BATCH) {
				handOver(consumer);
			}
		});
		handOver(consumer);
	}

	private void handOver(BiConsumer<Finding, List<String>> consumer) {
		List<String> ids = this.batch.stream().map((finding) -> finding.found().findingId()).toList();
		Map<String, List<String>> kept = ids.isEmpty() ? Map.of() : this.findings.problemRowIds(this.run.id(), ids);
		this.batch.forEach((finding) -> consumer.accept(finding,
				evidence(finding, kept.getOrDefault(finding.found().findingId(), List.of()))));
		this.batch.clear();
	}

	private List<String> evidence(Finding finding, List<String> kept) {
		FoundFinding found = finding.found();
		if (kept.size() >= found.problemRows()) {
			return kept;
		}
		long foundIn = this.findings.foundIn(finding.runId(), found.findingId());
		return SealedEvidence.problemRowIds(this.home, foundIn, finding.ruleId(), found.findingId(), this.engine);
	}

}
