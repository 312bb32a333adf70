package org.medaudit.scan;

import java.util.List;
import java.util.Map;

import org.medaudit.finding.FindingLedger;
import org.medaudit.finding.Findings;
import org.medaudit.finding.RuleResult;
import org.medaudit.finding.Run;
import org.medaudit.finding.RunOpening;
import org.medaudit.rules.BoundRule;
import org.medaudit.rules.Parameters;
import org.medaudit.rules.RuleLibrary;
import org.medaudit.snapshot.Manifest;
import org.medaudit.snapshot.SnapshotParameters;
import org.medaudit.values.Problem;
import org.medaudit.values.Problems;
import org.medaudit.values.ProblemsException;
import org.medaudit.values.Sha256;

import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.job.parameters.JobParametersBuilder;
import org.springframework.stereotype.Component;

/** Judges a snapshot by all running rules and stores what they find. */
@Component
public class Scan {

	private final FindingLedger ledger;

	private final Findings findings;

	private final ScanJob job;

	Scan(FindingLedger ledger, Findings findings, ScanJob job) {
		this.ledger = ledger;
		this.findings = findings;
		this.job = job;
	}

	/**
	 * Carries out a scan, or goes on with the unfinished one of the same snapshot, rules,
	 * knowledge and parameters. A rule that fails ends alone.
	 * @return the finished run
	 * @throws ProblemsException when the snapshot was built with other parameters or
	 * cannot be read
	 */
	public Run run(ScanRequest request, ScanProgress progress) {
		Manifest manifest = request.snapshot().manifest();
		RuleLibrary library = request.library();
		Parameters parameters = library.parameters().on(manifest.period());
		refuseWhatCannotBeJudged(library, manifest, parameters);
		List<BoundRule> rules = library.running().stream().map((rule) -> library.bind(rule, parameters)).toList();
		FindingLedger.Opened opened = this.ledger.open(opening(request, parameters, rules));
		List<RuleResult> ended = this.findings.results(opened.run().id())
			.stream()
			.filter((result) -> opened.endedRules().contains(result.ruleId()))
			.toList();
		progress.opened(opened.run(), opened.continued(), ended.size(), rules.size());
		ScanAccount account = new ScanAccount(progress, rules.size(), ended);
		try (SnapshotScan scan = new SnapshotScan(request, this.ledger, opened.run(), rules, account)) {
			this.job.run(scan, identity(opened.run()), request.engine().threads());
			return scan.finished();
		}
		catch (RuntimeException ex) {
			throw ex;
		}
		catch (Exception ex) {
			throw Sql.fault(ex);
		}
	}

	static void refuseWhatCannotBeJudged(RuleLibrary library, Manifest manifest, Parameters parameters) {
		Problems problems = new Problems();
		Map<String, String> wanted = SnapshotParameters.of(parameters.values()).asMap();
		wanted.forEach((name, value) -> {
			String built = manifest.parameters().get(name);
			if (!value.equals(built)) {
				problems.add(Problem.Kind.SETUP, "scan.snapshot-parameter", manifest.id(), name, String.valueOf(built),
						value);
			}
		});
		if (library.running().isEmpty()) {
			problems.add(Problem.Kind.RULE, "scan.no-rules", "");
		}
		problems.throwIfAny();
	}

	private static RunOpening opening(ScanRequest request, Parameters parameters, List<BoundRule> rules) {
		Manifest manifest = request.snapshot().manifest();
		RuleLibrary library = request.library();
		// Over other dates the same rows are another audit: what lasts until the end of
		// the
		// period is judged otherwise, and what is gone is called otherwise.
		String settings = Sha256.hex(parameters.hash() + "\n" + manifest.period() + "\n" + manifest.periodDeclared());
		RunOpening.Identity identity = new RunOpening.Identity(manifest.contentHash(), library.rulesHash(),
				library.knowledgeHash(), settings);
		return new RunOpening(identity, manifest.institutionCode(), manifest.institutionName(), manifest.id(),
				manifest.period(), manifest.periodDeclared(),
				rules.stream()
					.map((bound) -> new RunOpening.RuleVersion(bound.rule().id(), bound.rule().version(),
							bound.rule().sha256(), bound.settingsHash()))
					.toList());
	}

	private static JobParameters identity(Run run) {
		return new JobParametersBuilder().addString("content", run.identity().contentHash())
			.addString("rules", run.identity().rulesHash())
			.addString("knowledge", run.identity().knowledgeHash())
			.addString("parameters", run.identity().parametersHash())
			.addLong("run", (long) run.number())
			.toJobParameters();
	}

}
