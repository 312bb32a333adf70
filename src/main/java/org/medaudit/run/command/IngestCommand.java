package org.medaudit.run.command;

import java.nio.file.Path;
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

	@Parameters(index = "0", arity = "0..1", paramLabel = "SOURCE", descriptionKey = "option.source")
	private Path source;

	@Option(names = "--data", paramLabel = "DIR", descriptionKey = "option.data")
	private Path data;

	@Option(names = "--template", paramLabel = "DIR", descriptionKey = "option.template")
	private Path template;

	@Mixin
	private PeriodOptions dates;

	IngestCommand(Invocation invocation) {
		this.invocation = invocation;
	}

	@Override
	public Integer call() {
		if (this.template != null) {
			RecordTemplate.write(this.template).forEach((file) -> this.invocation.say("run.template-written", file));
			return ExitCode.DONE;
		}
		if (this.source == null) {
			throw new ParameterException(this.spec.commandLine(), Wording.of("run.use-source-missing"));
		}
		RuleLibrary library = this.invocation.library();
		try (Installation installation = this.invocation.writing()) {
			Steps steps = new Steps(this.invocation, installation, library);
			steps.ingest(this.source, Optional.ofNullable(this.data), this.dates.period());
			steps.printDurations();
			return ExitCode.DONE;
		}
	}

}
