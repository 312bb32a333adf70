package org.medaudit.run.command;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.concurrent.Callable;

import org.medaudit.finding.Finding;
import org.medaudit.finding.FoundFinding;
import org.medaudit.finding.RuleResult;
import org.medaudit.rules.Rule;
import org.medaudit.rules.RuleLibrary;
import org.medaudit.run.home.WorkFolder;
import org.medaudit.run.print.Amounts;
import org.medaudit.run.print.FindingFormat;
import org.medaudit.run.print.FindingWriter;
import org.medaudit.run.print.ProgressLine;
import org.medaudit.run.print.ScanSummary;
import org.medaudit.run.print.TextTable;
import org.medaudit.scan.RuleTrial;
import org.medaudit.snapshot.Snapshot;
import org.medaudit.snapshot.SnapshotStore;
import org.medaudit.values.Wording;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "try")
final class RulesTryCommand implements Callable<Integer> {

	private static final Comparator<FoundFinding> BY_AMOUNT = Comparator
		.comparing(FoundFinding::amount, Comparator.nullsFirst(Comparator.<BigDecimal>naturalOrder()))
		.thenComparing(FoundFinding::key, Comparator.reverseOrder());

	private final Invocation invocation;

	@Parameters(index = "0", paramLabel = "RULE", descriptionKey = "option.rule-id")
	private String id;

	@Option(names = "--snapshot", paramLabel = "ID", descriptionKey = "option.snapshot")
	private String snapshot = "latest";

	@Option(names = "--format", paramLabel = "FORMAT", descriptionKey = "option.try-format")
	private FindingFormat format = FindingFormat.TABLE;

	@Option(names = "--limit", paramLabel = "N", descriptionKey = "option.try-limit", converter = RowCount.class)
	private Long limit = 20L;

	RulesTryCommand(Invocation invocation) {
		this.invocation = invocation;
	}

	@Override
	public Integer call() {
		RuleLibrary library = this.invocation.library();
		Rule rule = library.rule(this.id);
		Snapshot found = new SnapshotStore(this.invocation.home().folder()).find(this.snapshot);
		try (WorkFolder work = WorkFolder.in(this.invocation.home());
				RuleTrial trial = RuleTrial.open(found, library, this.invocation.engine(work))) {
			RuleResult result = (this.format == FindingFormat.TABLE) ? table(trial, library, rule, found)
					: list(trial, rule);
			return (result.outcome() == RuleResult.Outcome.FAILED) ? ExitCode.SOME_NOT_DONE : ExitCode.DONE;
		}
	}

	/** All findings, for another program. */
	private RuleResult list(RuleTrial trial, Rule rule) {
		try (FindingWriter writer = this.format.open(this.invocation.out())) {
			return trial
				.judge(rule,
						(finding, evidence) -> writer.write(new Finding(0, rule.id(),
								rule.verdict().name().toLowerCase(Locale.ROOT), null, false, null, finding, null),
								evidence));
		}
	}

	private RuleResult table(RuleTrial trial, RuleLibrary library, Rule rule, Snapshot found) {
		PriorityQueue<FoundFinding> largest = new PriorityQueue<>(BY_AMOUNT);
		RuleResult result = trial.judge(rule, (finding, evidence) -> {
			largest.add(finding);
			if (this.limit > 0 && largest.size() > this.limit) {
				largest.poll();
			}
		});
		this.invocation.say("run.try-title", rule.id(), rule.title().in(Locale.getDefault()),
				String.valueOf(rule.version()), Words.of(rule.status()), found.id());
		ScanSummary.printRules(List.of(result), library, this.invocation.out());
		if (result.findings() > 0) {
			findings(largest, result);
			overlap(trial, library, rule);
		}
		this.invocation.say("run.try-nothing-stored");
		return result;
	}

	private void findings(PriorityQueue<FoundFinding> largest, RuleResult result) {
		List<FoundFinding> sorted = new ArrayList<>(largest);
		sorted.sort(BY_AMOUNT.reversed());
		this.invocation.say("run.try-findings", Amounts.count(sorted.size()), Amounts.count(result.findings()));
		try (TextTable table = new TextTable(this.invocation.out(), Wording.of("run.findings-date"),
				">" + Wording.of("run.table-amount"), ">" + Wording.of("run.try-rows"),
				Wording.of("run.findings-message"))) {
			boolean english = "en".equals(Locale.getDefault().getLanguage());
			sorted.forEach((finding) -> table.row(finding.occurredOn(), Amounts.money(finding.amount()),
					finding.problemRows(), english ? finding.messageEn() : finding.messageZh()));
		}
	}

	/**
	 * The rules in force that claim the same charge lines: the money would count once.
	 */
	private void overlap(RuleTrial trial, RuleLibrary library, Rule rule) {
		long lines = trial.hold(rule);
		if (lines == 0) {
			this.invocation.say("run.try-no-lines");
			return;
		}
		List<RuleTrial.Shared> shared = shared(trial, library, rule);
		if (shared.isEmpty()) {
			this.invocation.say("run.try-no-overlap", Amounts.count(lines));
			return;
		}
		this.invocation.say("run.try-overlap", Amounts.count(lines));
		try (TextTable table = new TextTable(this.invocation.out(), Wording.of("run.table-rule"),
				">" + Wording.of("run.try-shared-lines"), ">" + Wording.of("run.try-shared-amount"),
				Wording.of("run.table-title"))) {
			shared.forEach((each) -> table.row(each.rule().id(),
					(each.complaint() == null) ? Amounts.count(each.lines()) : null, Amounts.money(each.amount()),
					(each.complaint() == null) ? each.rule().title().in(Locale.getDefault()) : each.complaint()));
		}
	}

	private List<RuleTrial.Shared> shared(RuleTrial trial, RuleLibrary library, Rule rule) {
		List<Rule> others = library.running().stream().filter((other) -> !other.id().equals(rule.id())).toList();
		ProgressLine line = this.invocation.progress();
		try {
			List<RuleTrial.Shared> shared = new ArrayList<>();
			for (Rule other : others) {
				line.show(Wording.of("run.step-overlap"), other.id(), others.indexOf(other), others.size());
				Optional<RuleTrial.Shared> of = trial.shared(other);
				of.ifPresent(shared::add);
			}
			return shared;
		}
		finally {
			line.clear();
		}
	}

}
