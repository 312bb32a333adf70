package org.medaudit.run.print;

import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import de.siegmar.fastcsv.writer.CsvWriter;
import org.medaudit.finding.FoundFinding;
import org.medaudit.finding.RuleResult;
import org.medaudit.rules.KnowledgeTable;
import org.medaudit.rules.RuleLibrary;
import org.medaudit.scan.LibraryDifference;
import org.medaudit.scan.LibraryDifference.Change;
import org.medaudit.scan.LibraryDifference.Moved;
import org.medaudit.scan.LibraryDifference.OfRule;
import org.medaudit.values.Wording;

/** Prints what two versions of the library find otherwise. */
public final class LibraryDifferencePrint {

	private static final List<String> NAMES = List.of("rule_id", "change", "key", "occurred_on", "amount_before",
			"amount_after", "rows_before", "rows_after", "message");

	private static final Comparator<Moved> BY_MONEY = Comparator
		.comparing((Moved moved) -> shift(moved).abs(), Comparator.reverseOrder())
		.thenComparing((moved) -> moved.last().key());

	private final PrintStream out;

	private final List<OfRule> rules;

	public LibraryDifferencePrint(PrintStream out, List<OfRule> rules) {
		this.out = out;
		this.rules = rules;
	}

	/** Parameters and knowledge tables that are not the same in both. */
	public void settings(RuleLibrary before, RuleLibrary after) {
		Map<String, String> was = before.parameters().values();
		Map<String, String> is = after.parameters().values();
		names(was, is).filter((name) -> !Objects.equals(was.get(name), is.get(name)))
			.forEach((name) -> say("run.diff-parameter", name, text(was.get(name)), text(is.get(name))));
		Map<String, KnowledgeTable> tablesBefore = tables(before);
		Map<String, KnowledgeTable> tablesAfter = tables(after);
		names(tablesBefore, tablesAfter).forEach((name) -> {
			KnowledgeTable one = tablesBefore.get(name);
			KnowledgeTable other = tablesAfter.get(name);
			if (one == null || other == null || !one.sha256().equals(other.sha256())) {
				say("run.diff-knowledge", name, rows(one), rows(other));
			}
		});
	}

	private static Stream<String> names(Map<String, ?> one, Map<String, ?> other) {
		TreeSet<String> names = new TreeSet<>(one.keySet());
		names.addAll(other.keySet());
		return names.stream();
	}

	private static Map<String, KnowledgeTable> tables(RuleLibrary library) {
		Map<String, KnowledgeTable> tables = new TreeMap<>();
		library.knowledge().forEach((table) -> tables.put(table.name(), table));
		return tables;
	}

	private static String rows(KnowledgeTable table) {
		return (table == null) ? text(null) : Amounts.count(table.rows().size());
	}

	/** One line for each rule that may find otherwise, then the largest findings. */
	public void table(long limit) {
		if (this.rules.isEmpty()) {
			say("run.diff-same-rules");
			return;
		}
		try (TextTable table = new TextTable(this.out, Wording.of("run.table-rule"), Wording.of("run.diff-cause"),
				">" + Wording.of("run.diff-before"), ">" + Wording.of("run.table-amount"),
				">" + Wording.of("run.diff-after"), ">" + Wording.of("run.table-amount"),
				">" + Wording.of("run.moved-appears"), ">" + Wording.of("run.table-amount"),
				">" + Wording.of("run.moved-vanishes"), ">" + Wording.of("run.table-amount"),
				">" + Wording.of("run.moved-changes"), ">" + Wording.of("run.diff-shift"))) {
			this.rules.forEach((rule) -> row(table, rule));
		}
		List<Moved> moved = this.rules.stream().flatMap((rule) -> rule.moved().stream()).toList();
		say("run.diff-total", Amounts.count(moved.size()), Amounts.money(sum(moved)));
		largest(limit, moved.size());
	}

	private void row(TextTable table, OfRule rule) {
		String causes = rule.causes()
			.stream()
			.map((cause) -> Wording.of("run.cause-" + cause.name().toLowerCase(Locale.ROOT)))
			.collect(Collectors.joining(Wording.of("run.diff-join")));
		List<Moved> appears = of(rule, Change.APPEARS);
		List<Moved> vanishes = of(rule, Change.VANISHES);
		List<Moved> changes = of(rule, Change.CHANGES);
		table.row(rule.rule().id(), causes, outcome(rule.before()), amount(rule.before()), outcome(rule.after()),
				amount(rule.after()), Amounts.count(appears.size()), Amounts.money(sum(appears)),
				Amounts.count(vanishes.size()), Amounts.money(sum(vanishes).negate()), Amounts.count(changes.size()),
				Amounts.money(sum(changes)));
	}

	private static List<Moved> of(OfRule rule, Change change) {
		return rule.moved().stream().filter((moved) -> moved.change() == change).toList();
	}

	/** How many findings, or how else it ended. */
	private static String outcome(RuleResult result) {
		if (result == null) {
			return null;
		}
		return (result.outcome() == RuleResult.Outcome.FINDINGS) ? Amounts.count(result.findings())
				: Wording.of("run.outcome-" + result.outcome().name().toLowerCase(Locale.ROOT));
	}

	private static String amount(RuleResult result) {
		return (result == null) ? null : Amounts.money(result.amount());
	}

	private void largest(long limit, int all) {
		if (all == 0) {
			return;
		}
		try (TextTable table = new TextTable(this.out, Wording.of("run.table-rule"), Wording.of("run.findings-change"),
				Wording.of("run.findings-date"), ">" + Wording.of("run.diff-amount-before"),
				">" + Wording.of("run.diff-amount-after"), Wording.of("run.findings-message"))) {
			for (OfRule rule : this.rules) {
				rule.moved()
					.stream()
					.sorted(BY_MONEY)
					.limit((limit == 0) ? Long.MAX_VALUE : limit)
					.forEach((moved) -> table.row(rule.rule().id(),
							Wording.of("run.moved-" + moved.change().name().toLowerCase(Locale.ROOT)),
							moved.last().occurredOn(), money(moved.before()), money(moved.after()),
							message(moved.last())));
			}
		}
	}

	private static String money(FoundFinding finding) {
		return (finding == null) ? null : Amounts.money(finding.amount());
	}

	/** All findings that are not the same, for another program. */
	public void csv() {
		try {
			Writer writer = new OutputStreamWriter(this.out, StandardCharsets.UTF_8);
			CsvWriter csv = CsvWriter.builder().build(writer);
			csv.writeRecord(NAMES);
			this.rules.forEach((rule) -> rule.moved()
				.forEach((moved) -> csv.writeRecord(Stream
					.of(rule.rule().id(), moved.change().name().toLowerCase(Locale.ROOT), moved.last().key(),
							moved.last().occurredOn(), plain(moved.before()), plain(moved.after()),
							rowCount(moved.before()), rowCount(moved.after()), message(moved.last()))
					.map(CsvFindings::cell)
					.toList())));
			csv.flush();
			writer.flush();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static BigDecimal plain(FoundFinding finding) {
		return (finding == null) ? null : finding.amount();
	}

	private static Integer rowCount(FoundFinding finding) {
		return (finding == null) ? null : finding.problemRows();
	}

	private static String message(FoundFinding finding) {
		boolean english = "en".equals(Locale.getDefault().getLanguage());
		return english ? finding.messageEn() : finding.messageZh();
	}

	private static BigDecimal sum(List<Moved> moved) {
		return moved.stream().map(LibraryDifferencePrint::shift).reduce(BigDecimal.ZERO, BigDecimal::add);
	}

	/** By how much the money at issue changes. */
	private static BigDecimal shift(Moved moved) {
		return orZero(plain(moved.after())).subtract(orZero(plain(moved.before())));
	}

	private static BigDecimal orZero(BigDecimal amount) {
		return (amount != null) ? amount : BigDecimal.ZERO;
	}

	private static String text(String value) {
		return (value != null) ? value : "—";
	}

	private void say(String code, Object... arguments) {
		this.out.println(Wording.of(code, arguments));
	}

}
