package org.medaudit.run.command;

import java.util.concurrent.Callable;

import org.medaudit.rules.RuleLibrary;
import org.medaudit.run.home.Installation;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(name = "report")
final class ReportCommand implements Callable<Integer> {

	private final Invocation invocation;

	@Option(names = "--run", paramLabel = "ID", descriptionKey = "option.run")
	private String run = "latest";

	@Mixin
	private ReportOptions options;

	ReportCommand(Invocation invocation) {
		this.invocation = invocation;
	}

	@Override
	public Integer call() {
		RuleLibrary library = this.invocation.library();
		try (Installation installation = this.invocation.reading().orElseThrow(this.invocation::noRuns)) {
			Steps steps = new Steps(this.invocation, installation, library);
			steps.report(this.invocation.run(installation, this.run), this.options.folder(this.invocation.home()),
					this.options.templates());
			steps.printDurations();
			return ExitCode.DONE;
		}
	}

}
