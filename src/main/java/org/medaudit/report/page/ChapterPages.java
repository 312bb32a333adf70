package org.medaudit.report.page;

import java.util.ArrayList;
import java.util.List;

import org.medaudit.report.figures.Visits;
import org.medaudit.finding.Finding;
import org.medaudit.report.figures.ChapterFigures;
import org.medaudit.report.figures.Conclusion;
import org.medaudit.report.figures.RuleFigures;
import org.medaudit.report.figures.RuleFigures.CaseFigures;
import org.medaudit.report.figures.Sums;
import org.medaudit.report.page.ReportPage.CaseRow;
import org.medaudit.report.page.ReportPage.ChapterPage;
import org.medaudit.report.page.ReportPage.CheckRow;
import org.medaudit.report.page.ReportPage.ConclusionRow;
import org.medaudit.report.page.ReportPage.Kind;
import org.medaudit.report.page.ReportPage.Line;

/** Words the chapters: what was asked, what was checked, what came out, what follows. */
final class ChapterPages {

	/** Row ids that a case names before it only counts them. */
	private static final int NAMED_ROWS = 4;

	private final Words words;

	private final RuleWords rules;

	ChapterPages(Words words) {
		this.words = words;
		this.rules = new RuleWords(words);
	}

	ChapterPage page(ChapterFigures chapter, int level, String family, String heading) {
		String standard = this.words.text(chapter.chapter().standard());
		boolean frame = chapter.hasParts() && chapter.own().isEmpty();
		List<RuleFigures> own = chapter.own();
		List<Line> notJudged = own.stream()
			.flatMap((rule) -> this.rules.notJudged(rule).stream())
			.map((line) -> Line.of(Kind.NOTE, line))
			.toList();
		return new ChapterPage(level, family, heading, anchor(chapter), standard,
				own.stream().map(this::check).toList(), notJudged, frame ? null : result(chapter),
				own.stream().flatMap((rule) -> cases(rule).stream()).toList(), frame ? List.of() : conclusions(own));
	}

	static String anchor(ChapterFigures chapter) {
		return "chapter." + chapter.chapter().key();
	}

	private CheckRow check(RuleFigures rule) {
		return new CheckRow(rule.rule().id(), this.rules.title(rule), this.words.count(rule.result().examined()),
				this.words.count(rule.result().notJudgedRows()), this.rules.outcome(rule),
				silent(rule) ? Words.NONE : this.words.count(rule.sums().findings()), this.rules.amount(rule));
	}

	/** Whether a number of problems would say something untrue. */
	private static boolean silent(RuleFigures rule) {
		return rule.standing() == RuleFigures.Standing.STATISTIC || rule.unproven() && rule.sums().findings() == 0;
	}

	/** The result of a chapter without its parts in one or two sentences. */
	private String result(ChapterFigures chapter) {
		if (chapter.own().isEmpty()) {
			return this.words.of("result-none");
		}
		if (chapter.own().stream().allMatch((rule) -> rule.standing() == RuleFigures.Standing.STATISTIC)) {
			return this.words.of("result-figures",
					this.words.count(chapter.own().stream().mapToLong((rule) -> rule.sums().findings()).sum()));
		}
		return result(chapter.money(), chapter.books(), chapter.findings(), chapter.visits());
	}

	String result(Sums money, Sums books, long findings, Visits visits) {
		if (findings == 0) {
			return this.words.of("result-zero");
		}
		StringBuilder text = new StringBuilder(
				(visits.count() > 0) ? this.words.of("result", this.words.count(findings), this.words.visits(visits))
						: this.words.of("result-no-visits", this.words.count(findings)));
		if (money.amount() != null) {
			text.append(
					this.words.of("result-money", this.words.money(money.amount()), this.words.money(money.counted())));
			if (money.fund() != null) {
				text.append(this.words.of("result-fund", this.words.money(money.fund())));
			}
			text.append(this.words.of("sentence-end"));
		}
		if (money.fundUnknown() > 0) {
			text.append(this.words.of("result-fund-unknown", this.words.count(money.fundUnknown())));
		}
		if (books.findings() > 0) {
			text.append((books.amount() != null)
					? this.words.of("result-books", this.words.count(books.findings()),
							this.words.money(books.amount()))
					: this.words.of("result-books-no-money", this.words.count(books.findings())));
		}
		return text.toString();
	}

	private List<CaseRow> cases(RuleFigures rule) {
		return rule.cases().stream().map((told) -> aCase(rule, told)).toList();
	}

	private CaseRow aCase(RuleFigures rule, CaseFigures told) {
		Finding finding = told.finding();
		String message = "en".equals(this.words.locale().getLanguage()) ? finding.found().messageEn()
				: finding.found().messageZh();
		boolean figure = rule.standing() == RuleFigures.Standing.STATISTIC;
		return new CaseRow(rule.rule().id(), message, figure ? null : evidence(told),
				this.words.money(finding.found().amount()),
				this.words.of(figure ? "chapter-figures" : "chapter-cases"));
	}

	private String evidence(CaseFigures told) {
		List<String> named = told.rowIds().stream().limit(NAMED_ROWS).toList();
		int rows = told.finding().found().problemRows();
		String visit = told.finding().found().subject().visitId();
		List<String> parts = new ArrayList<>();
		if (visit != null) {
			parts.add(this.words.of("case-visit", visit));
		}
		if (!named.isEmpty()) {
			parts.add((rows > named.size())
					? this.words.of("case-rows-more", this.words.list(named), this.words.count(rows))
					: this.words.of("case-rows", this.words.list(named)));
		}
		return parts.isEmpty() ? null : String.join(this.words.of("sentence-separator"), parts);
	}

	/** At least one of the three conclusions, each with what it rests on. */
	List<ConclusionRow> conclusions(List<RuleFigures> rules) {
		return Conclusion.of(rules)
			.stream()
			.map((conclusion) -> new ConclusionRow(conclusion.name(), this.words.of("concluded", name(conclusion)),
					switch (conclusion) {
						case NO_PROBLEM -> noProblem(rules);
						case PROBLEMS -> problems(rules);
						case NOT_PROVABLE -> notProvable(rules);
					}))
			.toList();
	}

	String name(Conclusion conclusion) {
		return this.words.of("conclusion-" + switch (conclusion) {
			case NO_PROBLEM -> "no-problem";
			case PROBLEMS -> "problems";
			case NOT_PROVABLE -> "not-provable";
		});
	}

	private String noProblem(List<RuleFigures> rules) {
		List<RuleFigures> clean = rules.stream().filter(RuleFigures::clean).toList();
		long examined = clean.stream().mapToLong((rule) -> rule.result().examined()).sum();
		long notJudged = clean.stream().mapToLong((rule) -> rule.result().notJudgedRows()).sum();
		String text = this.words.of("concluded-clean", this.words.count(clean.size()), this.words.count(examined));
		return (notJudged > 0) ? text + this.words.of("concluded-not-judged", this.words.count(notJudged)) : text;
	}

	private String problems(List<RuleFigures> rules) {
		List<String> found = rules.stream()
			.filter(RuleFigures::problem)
			.map((rule) -> this.words.of("concluded-rule", rule.rule().id(), this.rules.title(rule),
					this.words.count(rule.sums().findings())))
			.toList();
		return this.words.of("concluded-problems", String.join(this.words.of("sentence-separator"), found));
	}

	private String notProvable(List<RuleFigures> rules) {
		List<String> open = rules.stream()
			.filter(RuleFigures::unproven)
			.map((rule) -> this.words.of("concluded-open", rule.rule().id(), this.rules.title(rule),
					this.rules.reason(rule)))
			.toList();
		if (open.isEmpty()) {
			return this.words.of("concluded-no-rule");
		}
		String text = this.words.of("concluded-not-provable", String.join(this.words.of("sentence-separator"), open));
		List<String> clean = rules.stream().filter(RuleFigures::clean).map((rule) -> rule.rule().id()).toList();
		return clean.isEmpty() ? text : text + this.words.of("concluded-rest-clean", this.words.list(clean));
	}

}
