package org.medaudit.run.command;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

import org.medaudit.finding.FindingFilter;
import org.medaudit.finding.Run;
import org.medaudit.report.ReportFiles;
import org.medaudit.rules.LibrarySources;
import org.medaudit.rules.RuleLibrary;
import org.medaudit.run.demo.Comparison;
import org.medaudit.run.demo.Planted;
import org.medaudit.run.home.Installation;
import org.medaudit.run.print.Amounts;
import org.medaudit.run.print.TextTable;
import org.medaudit.values.Wording;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(name = "demo")
final class DemoCommand implements Callable<Integer> {

	private final Invocation invocation;

	@Option(names = "--charges", paramLabel = "N", descriptionKey = "option.charges-demo",
			converter = ChargeCount.class)
	private long charges = 60_000;

	@Option(names = "--seed", paramLabel = "S", descriptionKey = "option.seed")
	private long seed = 1;

	@Mixin
	private ReportOptions reportOptions;

	DemoCommand(Invocation invocation) {
		this.invocation = invocation;
	}

	@Override
	public Integer call() {
		this.invocation.say("run.demo-title", Amounts.count(this.charges));
		Path folder = this.invocation.home().demonstration();
		try (Installation installation = this.invocation.writing()) {
			long began = System.nanoTime();
			MadeUpHospital.write(this.invocation, folder, this.charges, this.seed);
			Steps steps = new Steps(this.invocation, installation, library(folder));
			steps.took(Wording.of("run.step-generate"), Duration.ofNanos(System.nanoTime() - began));
			Run run = steps.scan(steps.ingest(List.of(folder), Optional.empty(), Optional.empty(), Optional.empty()));
			ReportFiles report = steps.report(run, this.reportOptions.folder(this.invocation.home()),
					this.reportOptions.templates());
			steps.printDurations();
			boolean holds = compare(installation, run, Planted.read(MadeUpHospital.truth(folder)));
			this.invocation.say("run.report-title", report.pdf());
			this.invocation.say("run.demo-next", this.invocation.home().folder());
			this.invocation.say("run.demo-desk");
			return holds ? steps.exitCode(run, false) : ExitCode.FAILED;
		}
	}

	private RuleLibrary library(Path folder) {
		LibrarySources sources = this.invocation.sources();
		return RuleLibrary.load(new LibrarySources(sources.rules(), Optional.of(MadeUpHospital.knowledge(folder)),
				sources.parameters().or(() -> Optional.of(MadeUpHospital.parameters(folder)))));
	}

	private boolean compare(Installation installation, Run run, List<Planted> planted) {
		Comparison comparison = new Comparison(planted);
		new FindingsWithEvidence(this.invocation, installation, run).each(FindingFilter.ALL, comparison::add);
		this.invocation.say("run.demo-compare");
		try (TextTable table = new TextTable(this.invocation.out(), Wording.of("run.table-rule"),
				">" + Wording.of("run.demo-planted"), ">" + Wording.of("run.demo-found"),
				">" + Wording.of("run.demo-near-misses"), ">" + Wording.of("run.demo-false"))) {
			comparison.lines()
				.forEach((line) -> table.row(line.ruleId(), line.planted(), line.found(), line.nearMisses(),
						line.falseAlarms()));
		}
		comparison.missed()
			.forEach((breach) -> this.invocation.say("run.demo-missed", breach.ruleId(), "",
					String.join(";", breach.evidence()), shown(Amounts.money(breach.amount()))));
		comparison.alarms()
			.forEach((alarm) -> this.invocation.say("run.demo-alarm", alarm.ruleId(), "",
					String.join(";", alarm.evidence()), shown(Amounts.money(alarm.amount()))));
		String all = String.valueOf(comparison.planted());
		if (comparison.holds()) {
			this.invocation.say("run.demo-all-found", all);
		}
		else {
			this.invocation.say("run.demo-not-all", all,
					String.valueOf(comparison.planted() - comparison.missed().size()),
					String.valueOf(comparison.alarms().size()));
		}
		return comparison.holds();
	}

	private static String shown(String amount) {
		return (amount != null) ? amount : "—";
	}

}
