package org.medaudit.report.page;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.medaudit.report.figures.QualityFigures;
import org.medaudit.report.figures.ReportFigures;
import org.medaudit.report.page.ReportPage.ColumnRow;
import org.medaudit.report.page.ReportPage.Kind;
import org.medaudit.report.page.ReportPage.Line;
import org.medaudit.report.page.ReportPage.MonthRow;
import org.medaudit.report.page.ReportPage.QualityRow;
import org.medaudit.report.page.ReportPage.ThresholdRow;
import org.medaudit.snapshot.ColumnProfile;
import org.medaudit.snapshot.Measured;
import org.medaudit.snapshot.Percent;
import org.medaudit.snapshot.Thresholds;

/** Words what the data lacks that the run judged. */
final class QualityPages {

	private final Words words;

	private final QualityFigures quality;

	QualityPages(Words words, ReportFigures figures) {
		this.words = words;
		this.quality = figures.quality();
	}

	List<Line> notes() {
		List<Line> lines = new ArrayList<>();
		lines.add(Line.of(Kind.PARAGRAPH, this.words.of("quality-note")));
		if (this.quality.columns().isEmpty()) {
			lines.add(Line.of(Kind.NOTE, this.words.of("quality-unknown")));
		}
		else {
			lines.add(Line.of(Kind.NOTE, this.words.of("quality-complete", this.words.count(this.quality.complete()),
					this.words.count(this.quality.incomplete().size()))));
		}
		return lines;
	}

	List<ThresholdRow> thresholds() {
		return this.quality.thresholds()
			.stream()
			.map((share) -> new ThresholdRow(threshold(this.words, share),
					this.words.column(share.record(), share.column()), this.words.share(share.percent()),
					this.words.share(share.allowed())))
			.toList();
	}

	static String threshold(Words words, Measured share) {
		return switch (share.parameter()) {
			case Thresholds.REJECTED_ROWS -> words.of("threshold-rejected-rows");
			case Thresholds.REJECTED_MONEY -> words.of("threshold-rejected-money");
			case Thresholds.UNKNOWN_REFERENCES -> words.of("threshold-unknown-references");
			case Thresholds.SETTLEMENT_DIFFERENCE -> words.of("threshold-settlement-difference");
			default -> share.parameter();
		};
	}

	List<QualityRow> noted() {
		return this.quality.noted()
			.stream()
			.map((noted) -> new QualityRow(this.words.column(noted.row().record(), noted.row().column()),
					noted.row().text(), about(noted.row().estimated(), noted.row().rows()),
					Percent.text(noted.row().rows(), noted.row().of()), this.words.count(noted.rules())))
			.toList();
	}

	/** Those that rules need and that lack values. */
	List<ColumnRow> columns() {
		return this.quality.incomplete().stream().map(this::column).toList();
	}

	private ColumnRow column(QualityFigures.Column column) {
		ColumnProfile profile = column.profile();
		String range = Stream.of(profile.smallest(), profile.largest())
			.filter((bound) -> bound != null)
			.distinct()
			.collect(Collectors.joining("\n"));
		return new ColumnRow(this.words.column(profile.record(), profile.column()), this.words.count(profile.rows()),
				this.words.count(profile.nulls()), Percent.text(profile.nulls(), profile.rows()),
				about(!profile.exact(), profile.distinct()), range.isEmpty() ? Words.NONE : range,
				this.words.count(column.rules()));
	}

	List<MonthRow> months() {
		return this.quality.months()
			.stream()
			.map((month) -> new MonthRow(month.month().toString(), this.words.count(month.rows("charge")),
					this.words.money(month.money("charge")), this.words.money(month.money("settlement")),
					this.words.money(month.money("receipt")), this.words.money(month.money("ledger_entry"))))
			.toList();
	}

	private String about(boolean estimated, long number) {
		return estimated ? this.words.of("quality-about", this.words.count(number)) : this.words.count(number);
	}

}
