package org.medaudit.run.command;

import java.util.concurrent.Callable;

import org.medaudit.rules.RuleLibrary;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(name = "show")
final class RulesShowCommand implements Callable<Integer> {

	private final Invocation invocation;

	@Parameters(index = "0", paramLabel = "RULE", descriptionKey = "option.rule-id")
	private String id;

	RulesShowCommand(Invocation invocation) {
		this.invocation = invocation;
	}

	@Override
	public Integer call() {
		RuleLibrary library = this.invocation.library();
		new RuleText(this.invocation.out(), columns(), library, library.rule(this.id)).print();
		return ExitCode.DONE;
	}

	/** As wide as the terminal says, where it says so. */
	private int columns() {
		String columns = this.invocation.surroundings().environment().getOrDefault("COLUMNS", "");
		return columns.matches("[1-9][0-9]{1,3}") ? Math.max(40, Integer.parseInt(columns)) : 80;
	}

}
