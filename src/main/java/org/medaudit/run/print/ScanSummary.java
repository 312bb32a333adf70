package org.medaudit.run.print;

import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import org.medaudit.finding.RuleResult;
import org.medaudit.finding.Run;
import org.medaudit.rules.Rule;
import org.medaudit.rules.RuleLibrary;
import org.medaudit.values.Wording;

/** What every rule of a run came to, and what the run did in all. */
public final class ScanSummary {

	private ScanSummary() {
	}

	/**
	 * The table of the rules, why rules or some of their rows could not be judged, the
	 * total.
	 * @param library the rules of the run, which say what their reasons mean
	 */
	public static void print(Run run, List<RuleResult> results, RuleLibrary library, PrintStream out) {
		out.println(Wording.of("run.scan-title", String.valueOf(run.id()), run.snapshotId()));
		printRules(results, library, out);
		out.println(Wording.of("run.total-title", Amounts.count(run.findings()), Amounts.money(run.countedAmount())));
	}

	/**
	 * The table of the rules, and why rules or some of their rows could not be judged.
	 */
	public static void printRules(List<RuleResult> results, RuleLibrary library, PrintStream out) {
		try (TextTable table = new TextTable(out, Wording.of("run.table-rule"), Wording.of("run.table-outcome"),
				">" + Wording.of("run.table-examined"), ">" + Wording.of("run.table-not-judged"),
				">" + Wording.of("run.table-findings"), ">" + Wording.of("run.table-amount"),
				">" + Wording.of("run.table-seconds"))) {
			results.forEach((result) -> table.row(result.ruleId(), outcome(result), Amounts.count(result.examined()),
					Amounts.count(result.notJudgedRows()), Amounts.count(result.findings()),
					Amounts.money(result.amount()), Amounts.seconds(Duration.ofMillis(result.millis()))));
		}
		for (RuleResult result : results) {
			if (reason(result) != null) {
				out.println(Wording.of("run.reason", result.ruleId(), outcome(result), reason(result)));
			}
			notJudged(result, library.find(result.ruleId())).forEach(out::println);
		}
	}

	private static List<String> notJudged(RuleResult result, Optional<Rule> rule) {
		return result.notJudged()
			.entrySet()
			.stream()
			.filter((entry) -> entry.getValue() > 0)
			.sorted(Map.Entry.comparingByKey())
			.map((entry) -> Wording.of("run.not-judged", result.ruleId(), Amounts.count(entry.getValue()),
					rule.map((known) -> known.notJudged().get(entry.getKey()))
						.map((text) -> text.in(Locale.getDefault()))
						.orElse(entry.getKey())))
			.toList();
	}

	private static String outcome(RuleResult result) {
		String outcome = result.implausible() ? "implausible" : result.outcome().name().toLowerCase(Locale.ROOT);
		return Wording.of("run.outcome-" + outcome);
	}

	private static String reason(RuleResult result) {
		return "en".equals(Locale.getDefault().getLanguage()) ? result.reasonEn() : result.reasonZh();
	}

	/** How long each step took. */
	public static void printSteps(Map<String, Duration> steps, PrintStream out) {
		out.println(Wording.of("run.steps-title"));
		try (TextTable table = new TextTable(out, Wording.of("run.table-step"),
				">" + Wording.of("run.table-seconds"))) {
			steps.forEach((step, duration) -> table.row(step, Amounts.seconds(duration)));
		}
	}

}
