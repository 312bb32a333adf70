package org.medaudit.report.page;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import org.medaudit.report.figures.QualityFigures;
import org.medaudit.report.figures.RecordFigures;
import org.medaudit.report.figures.ReportFigures;
import org.medaudit.snapshot.ColumnProfile;
import org.medaudit.snapshot.Measured;
import org.medaudit.snapshot.QualityRow;

/**
 * Words the sheet about the data: everything in one table, its first column says what.
 */
public final class QualityLines {

	private final Words words;

	public QualityLines(Locale locale) {
		this.words = new Words(locale);
	}

	/** The name of the sheet. */
	public String sheet() {
		return this.words.of("quality-sheet");
	}

	/** What was read, thresholds, what is worth a look, every column, every month. */
	public List<QualityLine> of(ReportFigures figures) {
		QualityFigures quality = figures.quality();
		return Stream
			.of(figures.records().stream().map(this::record), quality.thresholds().stream().map(this::threshold),
					quality.noted().stream().map(this::noted), quality.columns().stream().map(this::column),
					quality.months().stream().flatMap(this::month))
			.flatMap((lines) -> lines)
			.toList();
	}

	private QualityLine record(RecordFigures record) {
		return new QualityLine(this.words.of("quality-kind-record"), this.words.record(record.record()), null,
				this.words.of("quality-kind-record-text"), number(record.read()), number(record.rejected()),
				record.rejectedPercent(), null, null, null, null, null, record.moneyRead(), record.moneyRejected(),
				null, null);
	}

	private QualityLine threshold(Measured share) {
		return new QualityLine(this.words.of("quality-kind-threshold"), this.words.record(share.record()),
				meaning(share.record(), share.column()), QualityPages.threshold(this.words, share),
				number(share.rows()), null, share.percent(), share.allowed(), null, null, null, null, null, null, null,
				null);
	}

	private QualityLine noted(QualityFigures.Noted noted) {
		QualityRow row = noted.row();
		return new QualityLine(this.words.of("quality-kind-noted"), this.words.record(row.record()),
				meaning(row.record(), row.column()), row.text(), number(row.rows()), null, row.percent(), null, null,
				row.estimated() ? "≈" : null, null, null, null, null, number(noted.rules()), row.sample());
	}

	private QualityLine column(QualityFigures.Column column) {
		ColumnProfile profile = column.profile();
		return new QualityLine(this.words.of("quality-kind-column"), this.words.record(profile.record()),
				meaning(profile.record(), profile.column()), profile.column(), number(profile.rows()),
				number(profile.nulls()), profile.nullPercent(), null, number(profile.distinct()),
				profile.exact() ? null : "≈", profile.smallest(), profile.largest(), profile.total(), null,
				number(column.rules()), null);
	}

	private Stream<QualityLine> month(QualityFigures.Month month) {
		return month.sums()
			.values()
			.stream()
			.map((sum) -> new QualityLine(this.words.of("quality-kind-month"), this.words.record(sum.record()), null,
					sum.month().toString(), number(sum.rows()), null, null, null, null, null, null, null, sum.money(),
					null, null, null));
	}

	private String meaning(String record, String column) {
		return column.isEmpty() ? null : this.words.meaning(record, column);
	}

	private static BigDecimal number(long number) {
		return BigDecimal.valueOf(number);
	}

}
