package org.medaudit.run.command;

import org.medaudit.intake.IngestProgress;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.medaudit.finding.Findings;
import org.medaudit.finding.RuleResult;
import org.medaudit.finding.Run;
import org.medaudit.intake.Ingest;
import org.medaudit.intake.IngestRequest;
import org.medaudit.intake.IngestResult;
import org.medaudit.intake.IngestStep;
import org.medaudit.report.ReportFiles;
import org.medaudit.report.ReportRequest;
import org.medaudit.report.SelfInspectionReport;
import org.medaudit.rules.ColumnNeeds;
import org.medaudit.rules.Rule;
import org.medaudit.rules.RuleLibrary;
import org.medaudit.run.home.Home;
import org.medaudit.run.home.Installation;
import org.medaudit.run.print.IngestAccount;
import org.medaudit.run.print.ProgressLine;
import org.medaudit.run.print.QualityList;
import org.medaudit.run.print.RuleProfiles;
import org.medaudit.run.print.ScanSummary;
import org.medaudit.scan.Scan;
import org.medaudit.scan.ScanRequest;
import org.medaudit.snapshot.EngineSettings;
import org.medaudit.snapshot.QualityContents;
import org.medaudit.snapshot.Snapshot;
import org.medaudit.snapshot.SnapshotParameters;
import org.medaudit.snapshot.SnapshotReader;
import org.medaudit.snapshot.SnapshotStore;
import org.medaudit.values.Environment;
import org.medaudit.values.Period;
import org.medaudit.values.Wording;

/** The steps of the whole way on one installation: each works, prints, and is timed. */
final class Steps {

	private static final int BYTES_PER_KILOBYTE = 1_024;

	private final Invocation invocation;

	private final Installation installation;

	private final RuleLibrary library;

	private final EngineSettings engine;

	private final Map<String, Duration> durations = new LinkedHashMap<>();

	Steps(Invocation invocation, Installation installation, RuleLibrary library) {
		this.invocation = invocation;
		this.installation = installation;
		this.library = library;
		this.engine = invocation.engine(installation.work());
	}

	/** Notes a step that was done elsewhere. */
	void took(String step, Duration duration) {
		this.durations.merge(step, duration, Duration::plus);
	}

	/**
	 * Reads sources into a snapshot.
	 * @param base an earlier one, where only what changed since is read
	 */
	Snapshot ingest(List<Path> sources, Optional<Path> data, Optional<Period> period, Optional<Snapshot> base) {
		Path home = this.invocation.home().folder();
		Map<String, String> values = period.map((dates) -> this.library.parameters().on(dates))
			.orElseGet(this.library::parameters)
			.values();
		IngestRequest request = new IngestRequest(sources, data, home, this.engine, SnapshotParameters.of(values),
				period, new Environment(this.invocation.surroundings().environment()), base);
		ProgressLine line = this.invocation.progress();
		try {
			IngestResult result = this.installation.part(Ingest.class).run(request, shown(line));
			line.clear();
			result.durations().forEach((step, duration) -> took(step.title(), duration));
			IngestAccount.print(result, home.toString(), this.invocation.out());
			printQuality(result.snapshot());
			return result.snapshot();
		}
		finally {
			line.clear();
		}
	}

	private IngestProgress shown(ProgressLine line) {
		PrintStream out = this.invocation.out();
		return new IngestProgress() {

			@Override
			public void progress(IngestStep step, String subject, long done, long total) {
				// A step that is done in one go has no rate.
				boolean counted = total > 1;
				int unit = (step == IngestStep.SURVEY) ? BYTES_PER_KILOBYTE : 1;
				line.show(step.title(), subject, counted ? done / unit : 0, counted ? total / unit : 0);
			}

			@Override
			public void goesOn(String text) {
				line.clear();
				out.println(text);
			}

		};
	}

	private void printQuality(Snapshot snapshot) {
		try (SnapshotReader reader = SnapshotReader.open(snapshot, this.engine)) {
			new QualityList(QualityContents.read(reader), ColumnNeeds.of(this.library.rules()), null)
				.printFew(this.invocation.home().folder().toString(), this.invocation.out());
		}
	}

	Run scan(Snapshot snapshot) {
		return scan(snapshot, false);
	}

	/** With a look at where the time of each rule goes, if that is wanted. */
	Run scan(Snapshot snapshot, boolean profile) {
		long began = System.nanoTime();
		ProgressLine line = this.invocation.progress();
		try {
			Home home = this.invocation.home();
			ScanRequest request = new ScanRequest(snapshot, this.library, home.folder(), this.engine,
					profile ? Optional.of(home.profiles()) : Optional.empty());
			ScanLine told = new ScanLine(this.invocation, line);
			Run run = this.installation.part(Scan.class).run(request, told);
			line.clear();
			took(Wording.of("run.step-scan"), Duration.ofNanos(System.nanoTime() - began));
			ScanSummary.print(run, results(run), this.library, this.invocation.out());
			RuleProfiles.print(told.profiles(), this.invocation.out());
			return run;
		}
		finally {
			line.clear();
		}
	}

	private List<RuleResult> results(Run run) {
		return this.installation.part(Findings.class).results(run.id());
	}

	ReportFiles report(Run run, Path folder, Optional<Path> templates) {
		long began = System.nanoTime();
		ProgressLine line = this.invocation.progress();
		try {
			line.show(Wording.of("run.step-report"), "", 0, 0);
			ReportFiles files = this.installation.part(SelfInspectionReport.class)
				.write(new ReportRequest(run.id(), this.library, new SnapshotStore(this.invocation.home().folder()),
						this.engine, folder, templates));
			line.clear();
			took(Wording.of("run.step-report"), Duration.ofNanos(System.nanoTime() - began));
			this.invocation.say("run.report-title", files.pdf());
			this.invocation.say("run.report-detail", files.detail());
			return files;
		}
		finally {
			line.clear();
		}
	}

	void printDurations() {
		ScanSummary.printSteps(this.durations, this.invocation.out());
	}

	/** What a script is told about a run. */
	int exitCode(Run run, boolean failOnBreach) {
		List<RuleResult> results = results(run);
		if (failOnBreach && results.stream().anyMatch(this::isBreach)) {
			return ExitCode.FAILED;
		}
		boolean failed = results.stream().anyMatch((result) -> result.outcome() == RuleResult.Outcome.FAILED);
		return failed ? ExitCode.SOME_NOT_DONE : ExitCode.DONE;
	}

	private boolean isBreach(RuleResult result) {
		return result.findings() > 0 && this.library.rule(result.ruleId()).verdict() == Rule.Verdict.BREACH;
	}

}
