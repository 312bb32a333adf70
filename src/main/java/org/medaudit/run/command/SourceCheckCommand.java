package org.medaudit.run.command;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;

import org.medaudit.intake.IngestRequest;
import org.medaudit.intake.SourceCheck;
import org.medaudit.rules.RuleLibrary;
import org.medaudit.run.home.WorkFolder;
import org.medaudit.run.print.SourceOverview;
import org.medaudit.snapshot.SnapshotParameters;
import org.medaudit.values.Environment;
import org.medaudit.values.Period;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "check")
final class SourceCheckCommand implements Callable<Integer> {

	private final Invocation invocation;

	@Parameters(arity = "1..*", paramLabel = "SOURCE", descriptionKey = "option.source")
	private List<Path> sources;

	@Option(names = "--data", paramLabel = "DIR", descriptionKey = "option.data")
	private Path data;

	@Mixin
	private PeriodOptions dates;

	SourceCheckCommand(Invocation invocation) {
		this.invocation = invocation;
	}

	@Override
	public Integer call() {
		Optional<Period> period = this.dates.period();
		RuleLibrary library = this.invocation.library();
		try (WorkFolder work = WorkFolder.in(this.invocation.home().create())) {
			Map<String, String> values = period.map((each) -> library.parameters().on(each))
				.orElseGet(library::parameters)
				.values();
			IngestRequest request = new IngestRequest(this.sources, Optional.ofNullable(this.data),
					this.invocation.home().folder(), this.invocation.engine(work), SnapshotParameters.of(values),
					period, new Environment(this.invocation.surroundings().environment()));
			SourceCheck.Result result = new SourceCheck(request, this.invocation.surroundings().clock())
				.run(work.engine());
			new SourceOverview(this.invocation.out()).print(result, library);
			new Failures(this.invocation.surroundings(), this.invocation::home).print(result.problems());
			return result.problems().isEmpty() ? ExitCode.DONE : ExitCode.FAILED;
		}
	}

}
