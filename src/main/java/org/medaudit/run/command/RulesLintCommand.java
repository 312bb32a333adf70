package org.medaudit.run.command;

import java.util.List;
import java.util.concurrent.Callable;

import org.medaudit.rules.RuleLint;
import org.medaudit.values.Problem;
import org.medaudit.values.ProblemsException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(name = "lint")
final class RulesLintCommand implements Callable<Integer> {

	private final Invocation invocation;

	@Option(names = "--write-lock", descriptionKey = "option.write-lock")
	private boolean writeLock;

	RulesLintCommand(Invocation invocation) {
		this.invocation = invocation;
	}

	@Override
	public Integer call() {
		List<Problem> problems = RuleLint.check(this.invocation.sources());
		if (!problems.isEmpty()) {
			this.invocation.say("run.rules-lint-problems", String.valueOf(problems.size()));
			throw new ProblemsException(problems);
		}
		this.invocation.say("run.rules-lint-clean", String.valueOf(this.invocation.library().rules().size()));
		return ExitCode.DONE;
	}

}
