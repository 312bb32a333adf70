package org.medaudit.report.page;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.medaudit.finding.Run;
import org.medaudit.report.figures.ChapterFigures;
import org.medaudit.report.figures.ReportFigures;
import org.medaudit.report.page.ReportPage.ChapterPage;
import org.medaudit.report.page.ReportPage.ContentsLine;
import org.medaudit.report.page.ReportPage.Kind;
import org.medaudit.report.page.ReportPage.Line;

/** Words the whole report in one language. */
public final class ReportPages {

	/** Clause of the requirement that speaks of gaps and rectification. */
	private static final int GAPS = 5;

	/** Letters of a hash that are printed. */
	private static final int SHORT = 16;

	/** Among the pages of anchors: how many pages there are. */
	public static final String TOTAL = "";

	private final Words words;

	public ReportPages(Locale locale) {
		this.words = new Words(locale);
	}

	/**
	 * The report in words.
	 * @param pages page of each anchor; empty while they are not known
	 */
	public ReportPage of(ReportFigures figures, Map<String, String> pages) {
		Numbering numbering = new Numbering(this.words);
		FrontPages front = new FrontPages(this.words, figures);
		ClosingPages closing = new ClosingPages(this.words, figures);
		QualityPages quality = new QualityPages(this.words, figures);
		List<ContentsLine> contents = new ArrayList<>();
		add(contents, pages, 1, this.words.of("heading-overview"), "overview");
		String background = add(contents, pages, 1, numbering.heading(1, this.words.of("heading-background")),
				"background");
		String scope = add(contents, pages, 1, numbering.heading(1, this.words.of("heading-scope")), "scope");
		Map<String, String> headings = new LinkedHashMap<>();
		List<ChapterPage> chapters = chapters(figures, numbering, contents, pages, headings);
		String gaps = add(contents, pages, 1, numbering.heading(1, gapsTitle(figures)), "gaps");
		String bureau = add(contents, pages, 1, this.words.of("heading-bureau"), "bureau");
		String unproven = add(contents, pages, 1, this.words.of("heading-unproven"), "unproven");
		String rules = add(contents, pages, 1, this.words.of("heading-rules"), "rules");
		String qualityHeading = add(contents, pages, 1, this.words.of("heading-quality"), "quality");
		String signature = add(contents, pages, 1, this.words.of("heading-signature"), "signature");
		Run run = figures.facts().run();
		return new ReportPage(this.words.of("title"),
				FrontPages.institution(figures).orElse(this.words.of("institution-unknown")),
				this.words.period(run.period()), this.words.of(run.periodDeclared() ? "declared" : "from-data"),
				madeFrom(figures), footer(run), contents, front.cards(), front.overview(), front.summary(headings),
				front.bars(), background, front.background(), front.documents(), scope, front.scope(), front.records(),
				chapters, gaps, closing.gaps(gapsStandard(figures)), closing.changes(), closing.measures(),
				closing.mechanism(), bureau, note("bureau-note"), closing.bureau(), unproven,
				note(closing.unproven().isEmpty() ? "unproven-none" : "unproven-note"), closing.unproven(), rules,
				note("rules-note"), closing.rules(), qualityHeading, quality.notes(), quality.thresholds(),
				quality.noted(), quality.columns(), quality.months(), signature, pages.getOrDefault(TOTAL, ""));
	}

	private List<Line> note(String key) {
		return List.of(Line.of(Kind.NOTE, this.words.of(key, RuleWords.mark())));
	}

	private List<ChapterPage> chapters(ReportFigures figures, Numbering numbering, List<ContentsLine> contents,
			Map<String, String> pages, Map<String, String> headings) {
		ChapterPages words = new ChapterPages(this.words);
		List<ChapterPage> chapters = new ArrayList<>();
		String family = "";
		for (ChapterFigures chapter : figures.chapters()) {
			if (chapter.chapter().clause() == GAPS && chapter.all().isEmpty()) {
				continue;
			}
			int level = Math.min(3,
					(int) chapter.chapter().key().chars().filter((letter) -> letter == '.').count() + 1);
			String heading = numbering.heading(level, this.words.text(chapter.chapter().title()));
			headings.put(chapter.chapter().key(), heading);
			add(contents, pages, level, heading, ChapterPages.anchor(chapter));
			if (chapter.hasParts() || !chapter.chapter().key().startsWith(family + ".")) {
				family = chapter.chapter().key();
			}
			chapters.add(words.page(chapter, level, family, heading));
		}
		return chapters;
	}

	private static String add(List<ContentsLine> contents, Map<String, String> pages, int level, String heading,
			String anchor) {
		contents.add(new ContentsLine(level, heading, anchor, pages.getOrDefault(anchor, "")));
		return heading;
	}

	private String gapsTitle(ReportFigures figures) {
		return figures.chapters()
			.stream()
			.filter((chapter) -> chapter.chapter().clause() == GAPS)
			.findFirst()
			.map((chapter) -> this.words.text(chapter.chapter().title()))
			.orElseGet(() -> this.words.of("heading-gaps"));
	}

	private String gapsStandard(ReportFigures figures) {
		return figures.chapters()
			.stream()
			.filter((chapter) -> chapter.chapter().clause() == GAPS)
			.findFirst()
			.map((chapter) -> this.words.text(chapter.chapter().standard()))
			.orElseGet(() -> this.words.of("gaps-standard-default"));
	}

	private String madeFrom(ReportFigures figures) {
		Run run = figures.facts().run();
		return this.words.of("made-from", String.valueOf(run.id()),
				run.finishedAt().atZone(ZoneId.systemDefault()).toLocalDate(), run.snapshotId(),
				figures.facts().manifest().contentHash(), run.identity().rulesHash(), run.identity().knowledgeHash(),
				run.identity().parametersHash());
	}

	private String footer(Run run) {
		return this.words.of("footer", String.valueOf(run.id()), shortened(run.identity().contentHash()),
				shortened(run.identity().rulesHash()));
	}

	private static String shortened(String hash) {
		return (hash.length() > SHORT) ? hash.substring(0, SHORT) : hash;
	}

}
