package org.medaudit.report.figures;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

import org.medaudit.rules.ColumnNeeds;
import org.medaudit.rules.Rule;
import org.medaudit.snapshot.ColumnProfile;
import org.medaudit.snapshot.Measured;
import org.medaudit.snapshot.MonthSum;
import org.medaudit.snapshot.QualityContents;
import org.medaudit.snapshot.QualityRow;

/**
 * What is known of the data that a run judged.
 *
 * @param thresholds of each the share that is nearest to it
 * @param noted what is worth a look, what hits most rules first
 * @param columns of the records that were read, in the order of the layouts
 * @param months from the first to the last, those without a row among them
 */
public record QualityFigures(List<Measured> thresholds, List<Noted> noted, List<Column> columns, List<Month> months) {

	/** Records whose money is shown side by side, month by month. */
	private static final List<String> COMPARED = List.of("charge", "settlement", "receipt", "ledger_entry");

	/** Something worth a look, and how many rules need the column. */
	public record Noted(QualityRow row, int rules) {
	}

	/** A column, and how many rules need it. */
	public record Column(ColumnProfile profile, int rules) {
	}

	/**
	 * What the records that carry money hold of a month; a record that has none of it is
	 * absent.
	 */
	public record Month(YearMonth month, Map<String, MonthSum> sums) {

		/** Rows of a record; 0 where there are none. */
		public long rows(String record) {
			return this.sums.containsKey(record) ? this.sums.get(record).rows() : 0;
		}

		/** Money of a record; null where there is none. */
		public BigDecimal money(String record) {
			return this.sums.containsKey(record) ? this.sums.get(record).money() : null;
		}

	}

	static QualityFigures of(QualityContents contents, List<Rule> rules) {
		ColumnNeeds needs = ColumnNeeds.of(rules);
		Map<String, Measured> worst = new LinkedHashMap<>();
		contents.measured().forEach((share) -> worst.putIfAbsent(share.parameter(), share));
		return new QualityFigures(List.copyOf(worst.values()),
				contents.ranked((record, column) -> needs.rules(record, column).size())
					.stream()
					.map((row) -> new Noted(row, needs.rules(row.record(), row.column()).size()))
					.toList(),
				contents.columns()
					.stream()
					.map((column) -> new Column(column, needs.rules(column.record(), column.column()).size()))
					.toList(),
				months(contents.months()));
	}

	/** Columns that rules need and that lack values. */
	public List<Column> incomplete() {
		return this.columns.stream().filter((column) -> column.rules() > 0 && column.profile().nulls() > 0).toList();
	}

	/** How many columns rules need and have a value in every row. */
	public long complete() {
		return this.columns.stream().filter((column) -> column.rules() > 0 && column.profile().nulls() == 0).count();
	}

	private static List<Month> months(List<MonthSum> sums) {
		Map<YearMonth, Map<String, MonthSum>> byMonth = new TreeMap<>();
		sums.stream()
			.filter((sum) -> COMPARED.contains(sum.record()))
			.forEach((sum) -> byMonth.computeIfAbsent(sum.month(), (month) -> new TreeMap<>()).put(sum.record(), sum));
		List<Month> months = new ArrayList<>();
		if (!byMonth.isEmpty()) {
			TreeSet<YearMonth> known = new TreeSet<>(byMonth.keySet());
			for (YearMonth month = known.first(); !month.isAfter(known.last()); month = month.plusMonths(1)) {
				months.add(new Month(month, byMonth.getOrDefault(month, Map.of())));
			}
		}
		return months;
	}

}
