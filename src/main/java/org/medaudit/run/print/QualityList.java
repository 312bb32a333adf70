package org.medaudit.run.print;

import java.io.PrintStream;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.medaudit.rules.ColumnNeeds;
import org.medaudit.snapshot.ColumnProfile;
import org.medaudit.snapshot.Measured;
import org.medaudit.snapshot.MonthSum;
import org.medaudit.snapshot.Percent;
import org.medaudit.snapshot.QualityContents;
import org.medaudit.snapshot.QualityRow;
import org.medaudit.values.Wording;

/** What a snapshot says of its data. */
public final class QualityList {

	/** Rows that are printed after reading; the rest is for those who ask. */
	private static final int FEW = 10;

	private final QualityContents contents;

	private final ColumnNeeds needs;

	private final List<QualityRow> rows;

	private final String record;

	/**
	 * @param record only this one, or null for all
	 */
	public QualityList(QualityContents contents, ColumnNeeds needs, String record) {
		this.contents = contents;
		this.needs = needs;
		this.record = record;
		this.rows = contents.ranked((name, column) -> needs.rules(name, column).size())
			.stream()
			.filter((row) -> asked(row.record()))
			.toList();
	}

	private boolean asked(String name) {
		return this.record == null || this.record.equals(name);
	}

	/** The few that matter most, as they stand under the account of what was read. */
	public void printFew(String home, PrintStream out) {
		if (this.rows.isEmpty()) {
			return;
		}
		out.println(Wording.of("run.quality-title"));
		table(this.rows.stream().limit(FEW).toList(), out);
		if (this.rows.size() > FEW) {
			out.println(Wording.of("run.quality-more", Amounts.count(this.rows.size() - FEW), home));
		}
	}

	/** All of it. */
	public void print(QualityFormat format, PrintStream out) {
		if (format == QualityFormat.CSV) {
			new QualityCsv(out).print(columns(), this.rows, months(), worst(), this.needs);
			return;
		}
		if (columns().isEmpty()) {
			out.println(Wording.of("run.quality-none"));
			return;
		}
		measured(out);
		if (!this.rows.isEmpty()) {
			out.println(Wording.of("run.quality-title"));
			table(this.rows, out);
		}
		profiles(out);
		months(out);
	}

	private void table(List<QualityRow> shown, PrintStream out) {
		try (TextTable table = new TextTable(out, Wording.of("run.quality-record"), Wording.of("run.quality-column"),
				Wording.of("run.quality-what"), ">" + Wording.of("run.quality-rows"),
				">" + Wording.of("run.quality-share"), Wording.of("run.quality-sample"),
				">" + Wording.of("run.quality-rules"))) {
			for (QualityRow row : shown) {
				table.row(row.record(), row.column(), row.text(), about(row.estimated(), row.rows()),
						Percent.text(row.rows(), row.of()), row.sample(),
						this.needs.rules(row.record(), row.column()).size());
			}
		}
	}

	private void measured(PrintStream out) {
		if (worst().isEmpty()) {
			return;
		}
		out.println(Wording.of("run.quality-measured-title"));
		try (TextTable table = new TextTable(out, Wording.of("run.quality-parameter"), Wording.of("run.quality-record"),
				Wording.of("run.quality-column"), ">" + Wording.of("run.quality-rows"),
				">" + Wording.of("run.quality-measured"), ">" + Wording.of("run.quality-allowed"))) {
			worst().forEach((share) -> table.row(share.parameter(), share.record(), share.column(),
					Amounts.count(share.rows()), percent(share.percent()), percent(share.allowed())));
		}
	}

	/** Of each threshold the share that is nearest to it. */
	private List<Measured> worst() {
		Map<String, Measured> worst = new LinkedHashMap<>();
		this.contents.measured()
			.stream()
			.filter((share) -> asked(share.record()))
			.forEach((share) -> worst.putIfAbsent(share.parameter(), share));
		return List.copyOf(worst.values());
	}

	private void profiles(PrintStream out) {
		out.println(Wording.of("run.quality-columns-title"));
		try (TextTable table = new TextTable(out, Wording.of("run.quality-record"), Wording.of("run.quality-column"),
				">" + Wording.of("run.quality-rows"), ">" + Wording.of("run.quality-nulls"),
				">" + Wording.of("run.quality-share"), ">" + Wording.of("run.quality-distinct"),
				Wording.of("run.quality-smallest"), Wording.of("run.quality-largest"),
				">" + Wording.of("run.quality-sum"), ">" + Wording.of("run.quality-rules"))) {
			for (ColumnProfile column : columns()) {
				table.row(column.record(), column.column(), Amounts.count(column.rows()), Amounts.count(column.nulls()),
						Percent.text(column.nulls(), column.rows()), about(!column.exact(), column.distinct()),
						text(column.smallest()), text(column.largest()),
						(column.total() != null) ? Amounts.money(column.total()) : "",
						this.needs.rules(column.record(), column.column()).size());
			}
		}
	}

	private void months(PrintStream out) {
		if (months().isEmpty()) {
			return;
		}
		out.println(Wording.of("run.quality-months-title"));
		try (TextTable table = new TextTable(out, Wording.of("run.quality-record"), Wording.of("run.quality-month"),
				">" + Wording.of("run.quality-rows"), ">" + Wording.of("run.quality-sum"))) {
			months().forEach((month) -> table.row(month.record(), month.month(), Amounts.count(month.rows()),
					(month.money() != null) ? Amounts.money(month.money()) : ""));
		}
	}

	private List<ColumnProfile> columns() {
		return this.contents.columns().stream().filter((column) -> asked(column.record())).toList();
	}

	private List<MonthSum> months() {
		return this.contents.months().stream().filter((month) -> asked(month.record())).toList();
	}

	private static String about(boolean estimated, long number) {
		return (estimated ? "≈" : "") + Amounts.count(number);
	}

	private static String percent(BigDecimal percent) {
		return percent.toPlainString() + "%";
	}

	private static String text(String value) {
		return (value != null) ? value : "";
	}

}
