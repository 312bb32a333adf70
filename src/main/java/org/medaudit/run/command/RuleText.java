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
import org.medaudit.rules.RuleLibrary;
import org.medaudit.values.Wording;

/** Everything in a rule, for somebody who audits and does not read SQL. */
final class RuleText {

	private final PrintStream out;

	private final RuleLibrary library;

	private final Rule rule;

	private final Locale locale = Locale.getDefault();

	RuleText(PrintStream out, RuleLibrary library, Rule rule) {
		this.out = out;
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
		list("run.show-history", this.rule.history().stream().map(RuleText::change).toList());
		line("run.show-folder", this.rule.folder());
		line("run.show-hash", this.rule.sha256());
		list("run.show-sql", this.rule.sql().lines().toList());
	}

	private void line(String code, String text) {
		if (!text.isEmpty()) {
			this.out.println(Wording.of("run.show-line", Wording.of(code), text));
		}
	}

	private void list(String code, Collection<String> texts) {
		if (!texts.isEmpty()) {
			this.out.println(Wording.of("run.show-line", Wording.of(code), "").stripTrailing());
			texts.forEach((text) -> this.out.println("  " + text));
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
		return Wording.of("run.show-table", table.name(), table.layout().title().in(this.locale),
				String.valueOf(table.rows().size()));
	}

	private String parameter(Parameter parameter) {
		String value = this.library.parameters().values().get(parameter.name());
		return Wording.of("run.show-parameter", parameter.name(), value, parameter.unit(), parameter.defaultValue(),
				parameter.meaning().in(this.locale), parameter.basis());
	}

	private static String change(Rule.Change change) {
		return change.version() + "  " + change.date() + "  " + change.change();
	}

}
