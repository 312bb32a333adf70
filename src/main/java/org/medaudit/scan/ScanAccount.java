package org.medaudit.scan;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.medaudit.finding.RuleResult;

/** Which rules of a run have ended, and how; tells the progress. */
final class ScanAccount {

	private final ScanProgress progress;

	private final int total;

	private final Map<String, RuleResult> ended = new TreeMap<>();

	/**
	 * Of a run about to be carried out.
	 * @param total rules of the run
	 * @param ended what an earlier process came to
	 */
	ScanAccount(ScanProgress progress, int total, List<RuleResult> ended) {
		this.progress = progress;
		this.total = total;
		ended.forEach((result) -> this.ended.put(result.ruleId(), result));
	}

	synchronized boolean hasEnded(String ruleId) {
		return this.ended.containsKey(ruleId);
	}

	synchronized void began(String ruleId) {
		this.ended.remove(ruleId);
		this.progress.ruleBegan(ruleId);
	}

	synchronized void ended(RuleResult result, RuleTimes times) {
		this.progress.ruleTimed(result.ruleId(), times);
		this.ended.put(result.ruleId(), result);
		this.progress.ruleEnded(result, this.ended.size(), this.total);
	}

	synchronized void profiled(RuleProfile profile) {
		this.progress.ruleProfiled(profile);
	}

	/** Rules with findings whose evidence has gone since they ended. */
	synchronized List<String> endedWithoutEvidence(Path folder) {
		return withFindings().stream().filter((ruleId) -> !Files.isReadable(EvidenceFile.in(folder, ruleId))).toList();
	}

	/** Evidence files of all rules with findings. */
	synchronized List<Path> evidence(Path folder) {
		return withFindings().stream().map((ruleId) -> EvidenceFile.in(folder, ruleId)).toList();
	}

	private List<String> withFindings() {
		return this.ended.values()
			.stream()
			.filter((result) -> result.outcome() == RuleResult.Outcome.FINDINGS)
			.map(RuleResult::ruleId)
			.toList();
	}

}
