package org.medaudit.run.command;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

import org.medaudit.finding.Run;
import org.medaudit.rules.RuleLibrary;
import org.medaudit.run.home.Installation;
import org.medaudit.values.Period;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "audit")
final class AuditCommand implements Callable<Integer> {

	private final Invocation invocation;

	@Parameters(arity = "1..*", paramLabel = "SOURCE", descriptionKey = "option.source")
	private List<Path> sources;

	@Option(names = "--data", paramLabel = "DIR", descriptionKey = "option.data")
	private Path data;

	@Mixin
	private PeriodOptions dates;

	@Mixin
	private SinceOptions since;

	@Mixin
	private ReportOptions reportOptions;

	@Option(names = "--profile", descriptionKey = "option.profile")
	private boolean profile;

	@Mixin
	private FailOnOption failOn;

	AuditCommand(Invocation invocation) {
		this.invocation = invocation;
	}

	@Override
	public Integer call() {
		Optional<Period> period = this.dates.period();
		RuleLibrary library = this.invocation.library();
		this.invocation.tellKnowledge();
		try (Installation installation = this.invocation.writing()) {
			Steps steps = new Steps(this.invocation, installation, library);
			Run run = steps.scan(steps.ingest(this.sources, Optional.ofNullable(this.data), period,
					this.since.base(this.invocation, this.sources)), this.profile);
			steps.report(run, this.reportOptions.folder(this.invocation.home()), this.reportOptions.templates());
			steps.printDurations();
			return steps.exitCode(run, this.failOn.breach());
		}
	}

}
