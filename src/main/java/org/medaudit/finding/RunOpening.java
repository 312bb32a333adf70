package org.medaudit.finding;

import java.util.List;

import org.medaudit.values.Period;

/**
 * A run about to begin.
 *
 * @param institutionCode empty when the snapshot has no institution record
 * @param snapshotId names the snapshot in its home
 * @param period the dates the snapshot speaks for
 * @param periodDeclared whether the hospital declared them
 * @param rules the rules that will run, in order of their ids
 */
public record RunOpening(Identity identity, String institutionCode, String institutionName, String snapshotId,
		Period period, boolean periodDeclared, List<RuleVersion> rules) {

	/**
	 * What makes two runs the same audit; the run number tells them apart.
	 *
	 * @param contentHash of the snapshot
	 * @param rulesHash of the lock of all rules that run
	 * @param parametersHash of the parameters and the period
	 */
	public record Identity(String contentHash, String rulesHash, String knowledgeHash, String parametersHash) {
	}

	/**
	 * A rule as it runs.
	 *
	 * @param settingsHash of its parameters and knowledge
	 */
	public record RuleVersion(String ruleId, int version, String sha256, String settingsHash) {
	}

}
