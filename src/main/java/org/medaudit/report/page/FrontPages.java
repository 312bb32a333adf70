package org.medaudit.report.page;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import org.medaudit.finding.RuleResult;
import org.medaudit.report.figures.ChapterFigures;
import org.medaudit.report.figures.RecordFigures;
import org.medaudit.report.figures.ReportFigures;
import org.medaudit.report.figures.RuleFigures;
import org.medaudit.report.figures.Sums;
import org.medaudit.report.page.ReportPage.Bar;
import org.medaudit.report.page.ReportPage.Card;
import org.medaudit.report.page.ReportPage.DocumentRow;
import org.medaudit.report.page.ReportPage.Kind;
import org.medaudit.report.page.ReportPage.Line;
import org.medaudit.report.page.ReportPage.RecordRow;
import org.medaudit.report.page.ReportPage.SummaryRow;
import org.medaudit.rules.Rule;

/** Words what stands before the chapters: overview, background, scope and method. */
final class FrontPages {

	private final Words words;

	private final ReportFigures figures;

	private final ChapterPages chapters;

	FrontPages(Words words, ReportFigures figures) {
		this.words = words;
		this.figures = figures;
		this.chapters = new ChapterPages(words);
	}

	List<Card> cards() {
		Sums money = this.figures.money();
		long open = this.figures.unproven().size();
		return List.of(
				card("findings", this.words.count(this.figures.findings()), this.words.visits(this.figures.visits())),
				card("counted", this.words.money(money.counted()), this.words.percent(this.figures.countedPercent())),
				card("fund", this.words.money(money.fund()), this.words.count(money.fundUnknown())),
				card("open", this.words.count(open), this.words.count(this.figures.rules().size())));
	}

	private Card card(String key, String value, String note) {
		return new Card(this.words.of("card-" + key), value, this.words.of("card-" + key + "-note", note));
	}

	List<Line> overview() {
		List<Line> lines = new ArrayList<>();
		lines.add(paragraph("overview", this.words.period(this.figures.facts().run().period()),
				this.words.count(this.figures.rules().size()), this.chapters.result(this.figures.money(),
						this.figures.books(), this.figures.findings(), this.figures.visits())));
		for (Rule.Verdict verdict : List.of(Rule.Verdict.BREACH, Rule.Verdict.SUSPICION)) {
			Sums sums = this.figures.byVerdict().get(verdict);
			lines.add(Line.of(Kind.BULLET,
					this.words.of("overview-verdict",
							this.words.of("verdict-" + verdict.name().toLowerCase(Locale.ROOT)),
							this.words.count(sums.findings()), this.words.money(sums.counted()))));
		}
		if (this.figures.implausible().findings() > 0) {
			lines.add(Line.of(Kind.BULLET,
					this.words.of("overview-implausible", this.words.count(this.figures.implausible().findings()))));
		}
		if (this.figures.statistics().findings() > 0) {
			lines.add(Line.of(Kind.BULLET,
					this.words.of("overview-statistics", this.words.count(this.figures.statistics().findings()))));
		}
		if (this.figures.dismissed() > 0) {
			lines.add(Line.of(Kind.BULLET,
					this.words.of("overview-dismissed", this.words.count(this.figures.dismissed()))));
		}
		lines.add(Line.of(Kind.NOTE, this.words.of("overview-note")));
		return lines;
	}

	/** A row for every chapter of the five clauses but the last, and for its parts. */
	List<SummaryRow> summary(Map<String, String> headings) {
		return this.figures.chapters()
			.stream()
			.filter((chapter) -> headings.containsKey(chapter.chapter().key()))
			.map((chapter) -> new SummaryRow(chapter.chapter().parent().isEmpty(),
					headings.get(chapter.chapter().key()), this.words.count(chapter.all().size()),
					this.words.count(chapter.findings()), this.words.visits(chapter.visits()),
					this.words.money(chapter.money().counted()), this.words.money(chapter.money().fund()),
					chapter.conclusions().stream().map(this.chapters::name).collect(Collectors.joining("\n"))))
			.toList();
	}

	/** The amount that counts by chapter, the largest first. */
	List<Bar> bars() {
		return this.figures.chapters()
			.stream()
			.filter((chapter) -> !chapter.hasParts() || !chapter.own().isEmpty())
			.filter((chapter) -> chapter.money().counted() != null && chapter.money().counted().signum() > 0)
			.sorted(Comparator.comparing((ChapterFigures chapter) -> chapter.money().counted()).reversed())
			.map((chapter) -> new Bar(this.words.text(chapter.chapter().title()), chapter.money().counted()))
			.toList();
	}

	List<Line> background() {
		return List.of(paragraph("background-1", this.figures.facts().run().institutionName()),
				paragraph("background-2", RuleWords.mark()), paragraph("background-3"),
				paragraph("background-documents"));
	}

	/** Every document that a rule of the run rests on, once. */
	List<DocumentRow> documents() {
		Map<String, List<Rule.Basis>> articles = new TreeMap<>();
		Map<String, TreeSet<String>> rules = new TreeMap<>();
		for (RuleFigures rule : this.figures.rules()) {
			for (Rule.Basis basis : rule.rule().basis()) {
				articles.computeIfAbsent(basis.document(), (name) -> new ArrayList<>()).add(basis);
				rules.computeIfAbsent(basis.document(), (name) -> new TreeSet<>()).add(rule.rule().id());
			}
		}
		return articles.entrySet()
			.stream()
			.map((entry) -> new DocumentRow(entry.getKey(), articles(entry.getValue()),
					this.words.count(rules.get(entry.getKey()).size()),
					entry.getValue()
						.stream()
						.map((basis) -> this.words.of("confidence-" + basis.confidence().toLowerCase(Locale.ROOT)))
						.distinct()
						.sorted()
						.collect(Collectors.joining("\n"))))
			.toList();
	}

	private String articles(List<Rule.Basis> bases) {
		return this.words.list(bases.stream()
			.map((basis) -> RuleWords.unread(basis) ? basis.article() + RuleWords.mark() : basis.article())
			.distinct()
			.sorted()
			.toList());
	}

	List<Line> scope() {
		List<Line> lines = new ArrayList<>();
		lines.add(paragraph(this.figures.facts().run().periodDeclared() ? "scope-period-declared" : "scope-period-read",
				this.words.period(this.figures.facts().run().period())));
		lines.add(paragraph("scope-method"));
		lines.add(paragraph("scope-rules", this.words.count(this.figures.rules().size()), rules(RuleFigures::problem),
				rules(RuleFigures::clean), rules(ended(RuleResult.Outcome.NOT_PROVABLE)),
				rules(ended(RuleResult.Outcome.FAILED)),
				rules((rule) -> rule.standing() == RuleFigures.Standing.IMPLAUSIBLE)));
		lines.add(paragraph("scope-money"));
		this.figures.facts().manifest().notes().forEach((note) -> lines.add(Line.of(Kind.NOTE, note)));
		int noted = this.figures.quality().noted().size();
		lines.add((noted > 0) ? paragraph("scope-quality", this.words.count(noted)) : paragraph("quality-none"));
		return lines;
	}

	private String rules(Predicate<RuleFigures> kind) {
		return this.words.count(this.figures.rules().stream().filter(kind).count());
	}

	private static Predicate<RuleFigures> ended(RuleResult.Outcome outcome) {
		return (rule) -> rule.result().outcome() == outcome;
	}

	List<RecordRow> records() {
		return this.figures.records()
			.stream()
			.map((record) -> new RecordRow(this.words.record(record.record()), this.words.count(record.read()),
					this.words.count(record.accepted()), this.words.count(record.rejected()),
					this.words.money(record.moneyRead()), this.words.money(record.moneyAccepted()),
					this.words.money(record.moneyRejected())))
			.toList();
	}

	private Line paragraph(String key, Object... arguments) {
		return Line.of(Kind.PARAGRAPH, this.words.of(key, arguments));
	}

	/** The institution by name, else by code. */
	static Optional<String> institution(ReportFigures figures) {
		String name = figures.facts().run().institutionName();
		String code = figures.facts().run().institutionCode();
		return Optional.ofNullable((name == null || name.isBlank()) ? code : name).filter((text) -> !text.isBlank());
	}

}
