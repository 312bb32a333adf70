package org.medaudit.run.command;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.Callable;

import org.medaudit.rules.RuleLint;
import org.medaudit.rules.RuleLock;
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
		if (this.writeLock) {
			writeLock();
		}
		LocalDate today = LocalDate.ofInstant(this.invocation.surroundings().clock().instant(), ZoneId.systemDefault());
		List<Problem> problems = RuleLint.check(this.invocation.sources(), today);
		if (!problems.isEmpty()) {
			this.invocation.say("run.rules-lint-problems", String.valueOf(problems.size()));
			throw new ProblemsException(problems);
		}
		this.invocation.say("run.rules-lint-clean", String.valueOf(this.invocation.library().rules().size()));
		return ExitCode.DONE;
	}

	private void writeLock() {
		Path rules = this.invocation.sources()
			.rules()
			.orElseThrow(() -> new ProblemsException(
					Problem.of(Problem.Kind.SETUP, "run.rules-lock-packed", "--write-lock")));
		RuleLock.write(this.invocation.library(), rules);
		this.invocation.say("run.rules-lock-written", rules.resolve(RuleLock.FILE));
	}

}
