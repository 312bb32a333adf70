package org.medaudit.run.command;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Callable;

import org.medaudit.rules.Rule;
import org.medaudit.rules.RuleLibrary;
import org.medaudit.run.home.WorkFolder;
import org.medaudit.run.print.CaseDifference;
import org.medaudit.run.print.ProgressLine;
import org.medaudit.scan.CaseRunner;
import org.medaudit.scan.CaseRunners;
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
		List<CaseRunner.Result> all = new ArrayList<>();
		int failed = 0;
		ProgressLine line = this.invocation.progress();
		try (WorkFolder work = WorkFolder.withoutHome();
				CaseRunners runners = CaseRunners.open(library, this.invocation.engine(work))) {
			Iterator<List<CaseRunner.Result>> ofRules = runners.run(rules);
			for (Rule rule : rules) {
				line.show(Wording.of("run.step-test"), rule.id(), rules.indexOf(rule), rules.size());
				List<CaseRunner.Result> results = ofRules.next();
				line.clear();
				all.addAll(results);
				failed += print(rule, results);
			}
		}
		finally {
			line.clear();
		}
		if (failed == 0) {
			this.invocation.say("run.rules-test-passed", String.valueOf(rules.size()), written(all), made(all));
			return ExitCode.DONE;
		}
		this.invocation.say("run.rules-test-failed", written(all), made(all), String.valueOf(failed));
		return ExitCode.FAILED;
	}

	/** One line of the rule, and what is wrong below it. */
	private int print(Rule rule, List<CaseRunner.Result> results) {
		List<CaseRunner.Result> failed = results.stream().filter((result) -> !result.passed()).toList();
		this.invocation.say(failed.isEmpty() ? "run.test-rule-passed" : "run.test-rule-failed", rule.id(),
				written(results), made(results), String.valueOf(failed.size()));
		for (CaseRunner.Result result : failed) {
			this.invocation.say("run.test-case-failed", result.caseName(), result.place());
			new CaseDifference(this.invocation.out()).print(result.differences());
		}
		return failed.size();
	}

	/** How many cases the author wrote. */
	private static String written(List<CaseRunner.Result> results) {
		return String.valueOf(results.stream().filter((result) -> !result.made()).count());
	}

	/** How many the program made of those. */
	private static String made(List<CaseRunner.Result> results) {
		return String.valueOf(results.stream().filter(CaseRunner.Result::made).count());
	}

}
