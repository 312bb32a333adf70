package org.medaudit.run.command;

import java.io.PrintStream;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.medaudit.rules.Chapter;
import org.medaudit.rules.KnowledgeTable;
import org.medaudit.rules.Parameter;
import org.medaudit.rules.ProblemType;
import org.medaudit.rules.Rule;
import org.medaudit.rules.RuleCase;
import org.medaudit.rules.RuleLibrary;
import org.medaudit.rules.Survivor;
import org.medaudit.run.print.WrappedText;
import org.medaudit.values.Wording;

/** Everything in a rule, for somebody who audits and does not read SQL. */
final class RuleText {

	private final PrintStream out;

	private final WrappedText wrapped;

	private final RuleLibrary library;

	private final Rule rule;

	private final Locale locale = Locale.getDefault();

	RuleText(PrintStream out, int columns, RuleLibrary library, Rule rule) {
		this.out = out;
		this.wrapped = new WrappedText(out, columns);
		this.library = library;
		this.rule = rule;
	}

	void print() {
		this.out.println(this.rule.id() + "  " + this.rule.title().in(this.locale));
		line("run.show-version", Wording.of("run.show-version-value", String.valueOf(this.rule.version()),
				Words.of(this.rule.status()), Words.of(this.rule.verdict())));
		line("run.table-chapter", chapter());
		line("run.show-problem", problem());
		line("run.show-official", String.join("  ", this.rule.official()));
		list("run.show-basis", this.rule.basis().stream().map(RuleText::basis).toList());
		list("run.show-needs", this.rule.needs().entrySet().stream().map(RuleText::need).toList());
		list("run.show-knowledge", this.rule.tables().stream().map(this.library::knowledge).map(this::table).toList());
		list("run.show-parameters",
				this.library.parameters()
					.all()
					.stream()
					.filter((parameter) -> this.rule.parameters().contains(parameter.name()))
					.map(this::parameter)
					.toList());
		line("run.show-finding", String.join(" + ", this.rule.finding().columns()));
		line("run.show-message", this.rule.finding().message().in(this.locale));
		list("run.show-not-judged",
				this.rule.notJudged().values().stream().map((reason) -> reason.in(this.locale)).toList());
		list("run.show-exceptions",
				this.rule.exceptions()
					.stream()
					.map((each) -> Wording.of("run.show-exception", each.situation(), each.proof()))
					.toList());
		list("run.show-limits", this.rule.limits());
		list("run.show-review", this.rule.review());
		list("run.show-cases", this.library.cases(this.rule).stream().map(RuleText::told).toList());
		list("run.show-unnoticed", this.library.survivors(this.rule).stream().map(RuleText::survivor).toList());
		list("run.show-history", this.rule.history().stream().map(RuleText::change).toList());
		retirement();
		line("run.show-folder", this.rule.folder());
		line("run.show-hash", this.rule.sha256());
		sql("run.show-sql", this.rule.sql());
		sql("run.show-examined-sql", this.rule.examinedSql());
	}

	private void line(String code, String text) {
		if (!text.isEmpty()) {
			this.wrapped.print("", 2, Wording.of("run.show-line", Wording.of(code), text));
		}
	}

	private void list(String code, Collection<String> texts) {
		if (!texts.isEmpty()) {
			heading(code);
			texts.forEach((text) -> this.wrapped.print("  - ", 4, text));
		}
	}

	private void heading(String code) {
		this.out.println(Wording.of("run.show-line", Wording.of(code), "").stripTrailing());
	}

	/** As it was written: whoever reads SQL reads its lines. */
	private void sql(String code, String text) {
		heading(code);
		text.lines().forEach((each) -> this.out.println("  " + each));
	}

	/** The sentence that names the case, and what it comes to. */
	private static String told(RuleCase each) {
		String sentence = each.name().replace('-', ' ');
		if (each.notProvable()) {
			return Wording.of("run.show-case-not-provable", sentence);
		}
		return each.expect().isEmpty() ? Wording.of("run.show-case-passes", sentence)
				: Wording.of("run.show-case-finds", sentence, String.valueOf(each.expect().size()));
	}

	private static String survivor(Survivor survivor) {
		return Wording.of("run.show-survivor", survivor.was(), String.join(" | ", survivor.becomes()),
				survivor.because());
	}

	private void retirement() {
		Rule.Retirement retirement = this.rule.retirement();
		if (retirement != null) {
			String after = (retirement.replacedBy() != null) ? retirement.replacedBy()
					: retirement.noSuccessorBecause();
			line("run.show-retirement", Wording.of("run.show-retirement-value", retirement.reason(), after));
		}
	}

	private String chapter() {
		return this.library.chapters()
			.stream()
			.filter((chapter) -> chapter.key().equals(this.rule.chapter()))
			.map(Chapter::title)
			.map((title) -> title.in(this.locale))
			.findFirst()
			.orElse(this.rule.chapter());
	}

	private String problem() {
		return this.library.problemTypes()
			.stream()
			.filter((type) -> type.key().equals(this.rule.problem()))
			.map(ProblemType::name)
			.map((name) -> name.in(this.locale))
			.findFirst()
			.orElse(this.rule.problem());
	}

	private static String basis(Rule.Basis basis) {
		String from = (basis.from() != null) ? basis.from().toString() : "";
		String to = (basis.to() != null) ? basis.to().toString() : "";
		String dates = (from + to).isEmpty() ? "" : " (" + from + "/" + to + ")";
		String note = basis.note().isEmpty() ? "" : "；" + basis.note();
		return basis.document() + " " + basis.article() + dates + " [" + basis.confidence() + "]" + note;
	}

	private static String need(Map.Entry<String, List<String>> need) {
		return need.getKey() + ": " + String.join(", ", need.getValue());
	}

	private String table(KnowledgeTable table) {
		return Wording.of(table.rows().isEmpty() ? "run.show-table-empty" : "run.show-table", table.name(),
				table.layout().title().in(this.locale), String.valueOf(table.rows().size()));
	}

	private String parameter(Parameter parameter) {
		String value = this.library.parameters().values().get(parameter.name());
		return Wording.of("run.show-parameter", parameter.name(), value, parameter.unit(), parameter.defaultValue(),
				parameter.meaning().in(this.locale), parameter.basis());
	}

	private static String change(Rule.Change change) {
		return Wording.of(change.changesResults() ? "run.show-change-results" : "run.show-change",
				String.valueOf(change.version()), change.date(), change.change());
	}

}
