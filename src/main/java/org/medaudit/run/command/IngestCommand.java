package org.medaudit.run.command;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

import org.medaudit.intake.RecordTemplate;
import org.medaudit.rules.RuleLibrary;
import org.medaudit.run.home.Installation;
import org.medaudit.values.Wording;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(name = "ingest")
final class IngestCommand implements Callable<Integer> {

	private final Invocation invocation;

	@Spec
	private CommandSpec spec;

	@Parameters(arity = "0..*", paramLabel = "SOURCE", descriptionKey = "option.source")
	private List<Path> sources;

	@Option(names = "--data", paramLabel = "DIR", descriptionKey = "option.data")
	private Path data;

	@Option(names = "--template", paramLabel = "DIR|XLSX", descriptionKey = "option.template")
	private Path template;

	@Mixin
	private PeriodOptions dates;

	@Mixin
	private SinceOptions since;

	IngestCommand(Invocation invocation) {
		this.invocation = invocation;
	}

	@Override
	public Integer call() {
		if (this.template != null) {
			RecordTemplate.write(this.template).forEach((file) -> this.invocation.say("run.template-written", file));
			return ExitCode.DONE;
		}
		if (this.sources == null) {
			throw new ParameterException(this.spec.commandLine(), Wording.of("run.use-source-missing"));
		}
		RuleLibrary library = this.invocation.library();
		try (Installation installation = this.invocation.writing()) {
			Steps steps = new Steps(this.invocation, installation, library);
			steps.ingest(this.sources, Optional.ofNullable(this.data), this.dates.period(),
					this.since.base(this.invocation, this.sources));
			steps.printDurations();
			return ExitCode.DONE;
		}
	}

}
