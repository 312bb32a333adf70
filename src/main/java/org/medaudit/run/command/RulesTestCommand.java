package org.medaudit.run.command;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

import org.medaudit.rules.Rule;
import org.medaudit.rules.RuleLibrary;
import org.medaudit.run.home.WorkFolder;
import org.medaudit.run.print.ProgressLine;
import org.medaudit.scan.CaseRunner;
import org.medaudit.values.Wording;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(name = "test")
final class RulesTestCommand implements Callable<Integer> {

	private final Invocation invocation;

	@Parameters(arity = "0..*", paramLabel = "RULE", descriptionKey = "option.rule-ids")
	private List<String> ids = List.of();

	RulesTestCommand(Invocation invocation) {
		this.invocation = invocation;
	}

	@Override
	public Integer call() {
		RuleLibrary library = this.invocation.library();
		List<Rule> rules = this.ids.isEmpty() ? library.rules() : this.ids.stream().map(library::rule).toList();
		List<CaseRunner.Result> results = results(library, rules);
		List<CaseRunner.Result> failed = results.stream().filter((result) -> !result.passed()).toList();
		failed.forEach(this::print);
		String cases = String.valueOf(results.size());
		if (failed.isEmpty()) {
			this.invocation.say("run.rules-test-passed", String.valueOf(rules.size()), cases);
			return ExitCode.DONE;
		}
		this.invocation.say("run.rules-test-failed", cases, String.valueOf(failed.size()));
		return ExitCode.FAILED;
	}

	private List<CaseRunner.Result> results(RuleLibrary library, List<Rule> rules) {
		List<CaseRunner.Result> results = new ArrayList<>();
		ProgressLine line = this.invocation.progress();
		try (WorkFolder work = WorkFolder.withoutHome();
				CaseRunner runner = CaseRunner.open(library, this.invocation.engine(work))) {
			for (Rule rule : rules) {
				line.show(Wording.of("run.step-test"), rule.id(), rules.indexOf(rule), rules.size());
				results.addAll(runner.run(rule));
			}
			return results;
		}
		finally {
			line.clear();
		}
	}

	private void print(CaseRunner.Result result) {
		this.invocation.out().println(result.ruleId() + "  " + result.caseName());
		result.differences().forEach((difference) -> this.invocation.out().println("  " + difference));
	}

}
