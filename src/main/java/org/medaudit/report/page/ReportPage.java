package org.medaudit.report.page;

import java.math.BigDecimal;
import java.util.List;

/**
 * The whole report as report.jrxml prints it: texts, and lists for the templates inside.
 * Each nested type is a row of the template that its comment names.
 */
public record ReportPage(String title, String institution, String period, String periodNote, String madeFrom,
		String footer, List<ContentsLine> contents, List<Card> cards, List<Line> overview, List<SummaryRow> summary,
		List<Bar> bars, String backgroundHeading, List<Line> background, List<DocumentRow> documents,
		String scopeHeading, List<Line> scope, List<RecordRow> records, List<ChapterPage> chapters, String gapsHeading,
		List<Line> gaps, List<ChangeRow> changes, List<MeasureRow> measures, List<Line> mechanism, String bureauHeading,
		List<Line> bureauNotes, List<BureauTableRow> bureau, String unprovenHeading, List<Line> unprovenNotes,
		List<UnprovenRow> unproven, String rulesHeading, List<Line> rulesNotes, List<RuleRow> rules,
		String qualityHeading, List<Line> qualityNotes, List<ThresholdRow> thresholds, List<QualityRow> quality,
		List<ColumnRow> columns, List<MonthRow> months, String signatureHeading, String pageTotal) {

	/** How a line is set. */
	public enum Kind {

		PARAGRAPH, BULLET, NOTE

	}

	/** lines.jrxml. */
	public record Line(String kind, String text) {

		public static Line of(Kind kind, String text) {
			return new Line(kind.name(), text);
		}

	}

	/** contents.jrxml: a heading, and the page it stands on. */
	public record ContentsLine(int level, String text, String anchor, String page) {
	}

	/** cards.jrxml: one of the few figures that a director looks for first. */
	public record Card(String label, String value, String note) {
	}

	/** summary.jrxml: a chapter in one row. */
	public record SummaryRow(boolean chapterRow, String chapter, String rules, String findings, String visits,
			String counted, String fund, String conclusion) {
	}

	/** chart.jrxml. */
	public record Bar(String label, BigDecimal amount) {
	}

	/** documents.jrxml: a legal text and the rules that rest on it. */
	public record DocumentRow(String document, String articles, String rules, String mark) {
	}

	/** records.jrxml. */
	public record RecordRow(String record, String read, String accepted, String rejected, String moneyRead,
			String moneyAccepted, String moneyRejected) {
	}

	/** thresholds.jrxml. */
	public record ThresholdRow(String threshold, String place, String measured, String allowed) {
	}

	/** quality.jrxml. */
	public record QualityRow(String record, String text, String rows, String share, String rules) {
	}

	/** columns.jrxml: a column that rules need and that lacks values. */
	public record ColumnRow(String column, String rows, String nulls, String share, String distinct, String range,
			String rules) {
	}

	/** months.jrxml: what the records that carry money hold of a month. */
	public record MonthRow(String month, String rows, String charged, String settled, String receipts, String booked) {
	}

	/**
	 * chapters.jrxml: a chapter, or a part of one.
	 *
	 * @param family anchor of the chapter that it and its parts follow, to be kept with
	 * the first of them
	 */
	public record ChapterPage(int level, String family, String heading, String anchor, String standard,
			List<CheckRow> checks, List<Line> notJudged, String result, List<CaseRow> cases,
			List<ConclusionRow> conclusions) {
	}

	/** checks.jrxml: what a rule looked at and found. */
	public record CheckRow(String rule, String title, String examined, String notJudged, String outcome,
			String findings, String amount) {
	}

	/** cases.jrxml: a finding told in words, rows of one caption together. */
	public record CaseRow(String rule, String text, String evidence, String amount, String caption) {
	}

	/** conclusions.jrxml. */
	public record ConclusionRow(String kind, String name, String text) {
	}

	/** changes.jrxml. */
	public record ChangeRow(String change, String meaning, String findings) {
	}

	/** measures.jrxml: a problem, and room for what is done about it. */
	public record MeasureRow(String serial, String problem, String findings, String amount) {
	}

	/** bureau.jrxml. */
	public record BureauTableRow(boolean total, String serial, String breach, String concept, String content,
			String cases, String amount, String note) {
	}

	/** unproven.jrxml. */
	public record UnprovenRow(String rule, String title, String reason) {
	}

	/** rules.jrxml. */
	public record RuleRow(String rule, String version, String title, String basis) {
	}

}
