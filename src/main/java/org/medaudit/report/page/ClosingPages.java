package org.medaudit.report.page;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;

import org.medaudit.finding.Finding;
import org.medaudit.report.figures.BureauRow;
import org.medaudit.report.figures.Conclusion;
import org.medaudit.report.figures.ReportFigures;
import org.medaudit.report.figures.RuleFigures;
import org.medaudit.report.page.ReportPage.BureauTableRow;
import org.medaudit.report.page.ReportPage.ChangeRow;
import org.medaudit.report.page.ReportPage.Kind;
import org.medaudit.report.page.ReportPage.Line;
import org.medaudit.report.page.ReportPage.MeasureRow;
import org.medaudit.report.page.ReportPage.RuleRow;
import org.medaudit.report.page.ReportPage.UnprovenRow;

/**
 * Words what stands after the chapters: gaps and measures, the bureau's table, annexes.
 */
final class ClosingPages {

	/** Rows of the bureau's own table; what fits none of them stands below. */
	private static final int TABLE_ROWS = 20;

	private final Words words;

	private final ReportFigures figures;

	private final RuleWords rules;

	private final ChapterPages chapters;

	ClosingPages(Words words, ReportFigures figures) {
		this.words = words;
		this.figures = figures;
		this.rules = new RuleWords(words);
		this.chapters = new ChapterPages(words);
	}

	List<Line> gaps(String standard) {
		List<Line> lines = new ArrayList<>();
		lines.add(Line.of(Kind.PARAGRAPH, this.words.of("gaps-standard", standard)));
		lines.add(Line.of(Kind.PARAGRAPH, this.words.of("gaps", this.words.count(problems().size()),
				this.words.count(this.figures.findings()), this.words.count(this.figures.unproven().size()))));
		if (problems().isEmpty()) {
			lines.add(Line.of(Kind.NOTE, this.words.of("measures-none")));
		}
		return lines;
	}

	List<ChangeRow> changes() {
		return List
			.of(Finding.Change.NEW, Finding.Change.PERSISTING, Finding.Change.CHANGED, Finding.Change.REOPENED,
					Finding.Change.RESOLVED, Finding.Change.NOT_COVERED, Finding.Change.RULE_CHANGED)
			.stream()
			.map((change) -> {
				String key = change.name().toLowerCase(Locale.ROOT).replace('_', '-');
				return new ChangeRow(this.words.of("change-" + key), this.words.of("change-" + key + "-meaning"),
						this.words.count(this.figures.change(change)));
			})
			.toList();
	}

	/**
	 * One row per rule that found something; who does what by when is written by hand.
	 */
	List<MeasureRow> measures() {
		List<MeasureRow> rows = new ArrayList<>();
		for (RuleFigures rule : problems()) {
			rows.add(new MeasureRow(String.valueOf(rows.size() + 1),
					this.words.of("rule-named", rule.rule().id(), this.rules.title(rule)),
					this.words.count(rule.sums().findings()), this.rules.amount(rule)));
		}
		return rows;
	}

	List<Line> mechanism() {
		return List.of(Line.of(Kind.PARAGRAPH, this.words.of("mechanism")));
	}

	private List<RuleFigures> problems() {
		return this.figures.rules().stream().filter(RuleFigures::problem).toList();
	}

	/** The rows of the table, and their total. */
	List<BureauTableRow> bureau() {
		List<BureauTableRow> rows = new ArrayList<>();
		this.figures.bureau()
			.stream()
			.filter((row) -> row.type().row() <= TABLE_ROWS || row.checked())
			.forEach((row) -> rows.add(bureau(row)));
		long cases = this.figures.bureau().stream().mapToLong(BureauRow::cases).sum();
		BigDecimal counted = this.figures.bureau()
			.stream()
			.map(BureauRow::counted)
			.filter(Objects::nonNull)
			.reduce(BigDecimal::add)
			.orElse(null);
		rows.add(new BureauTableRow(true, null, this.words.of("total"), null, null, this.words.count(cases),
				this.words.tenThousands(BureauRow.inTenThousands(counted)), null));
		return rows;
	}

	private BureauTableRow bureau(BureauRow row) {
		List<String> found = row.rules()
			.stream()
			.filter(RuleFigures::problem)
			.map((rule) -> this.words.of("bureau-row-content", this.rules.title(rule),
					this.words.count(rule.sums().findings())))
			.toList();
		boolean judged = row.rules().stream().anyMatch((rule) -> !rule.unproven());
		return new BureauTableRow(false, String.valueOf(row.type().row()), this.words.text(row.type().name()),
				this.words.text(row.type().concept()),
				found.isEmpty() ? Words.NONE : String.join(this.words.of("sentence-separator"), found),
				judged ? this.words.count(row.cases()) : Words.NONE, this.words.tenThousands(row.tenThousands()),
				bureauNote(row));
	}

	private String bureauNote(BureauRow row) {
		if (!row.checked()) {
			return this.words.of("bureau-not-checked");
		}
		List<String> notes = new ArrayList<>();
		for (Conclusion conclusion : row.conclusions()) {
			String rules = this.words.list(row.rules().stream().filter((rule) -> switch (conclusion) {
				case PROBLEMS -> rule.problem();
				case NOT_PROVABLE -> rule.unproven();
				case NO_PROBLEM -> true;
			}).map((rule) -> rule.rule().id()).toList());
			if (conclusion == Conclusion.PROBLEMS) {
				notes.add(this.words.of("bureau-rules", rules));
			}
			else {
				notes.add(this.words.of("bureau-conclusion", this.chapters.name(conclusion), rules));
			}
		}
		if (row.books() != null) {
			notes.add(this.words.of("bureau-books", this.words.money(row.books())));
		}
		return String.join(this.words.of("sentence-separator"), notes);
	}

	List<UnprovenRow> unproven() {
		return this.figures.unproven()
			.stream()
			.map((rule) -> new UnprovenRow(rule.rule().id(), this.rules.title(rule), this.rules.reason(rule)))
			.toList();
	}

	List<RuleRow> rules() {
		return this.figures.rules()
			.stream()
			.map((rule) -> new RuleRow(rule.rule().id(), version(rule), this.rules.title(rule),
					rule.rule().basis().stream().map(this.rules::basis).collect(Collectors.joining("\n"))))
			.toList();
	}

	private String version(RuleFigures rule) {
		String version = String.valueOf(rule.result().version());
		return rule.edited() ? this.words.of("rule-edited", version) : version;
	}

}
