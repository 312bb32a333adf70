package org.medaudit.snapshot;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.ToIntBiFunction;
import java.util.stream.Stream;

import org.medaudit.records.ColumnType;
import org.medaudit.records.RecordLayouts;
import org.medaudit.values.Wording;

/**
 * What a snapshot says of its data.
 *
 * @param rows worth a look, by record and column
 * @param columns of every record that has rows, in the order of the layouts
 * @param months of every dated record
 * @param measured shares that were held against thresholds
 */
public record QualityContents(List<QualityRow> rows, List<ColumnProfile> columns, List<MonthSum> months,
		List<Measured> measured) {

	public QualityContents {
		rows = List.copyOf(rows);
		columns = List.copyOf(columns);
		months = List.copyOf(months);
		measured = List.copyOf(measured);
	}

	/** All of a snapshot. */
	public static QualityContents read(SnapshotReader reader) {
		return new QualityContents(rows(reader), columns(reader), months(reader), measured(reader));
	}

	/**
	 * What is worth a look, columns that rules need and that have not one value among it;
	 * what hits most rules in most of a record's rows comes first.
	 * @param rules how many rules need a column of a record
	 */
	public List<QualityRow> ranked(ToIntBiFunction<String, String> rules) {
		return Stream.concat(this.rows.stream(), emptyColumns(rules))
			.sorted(Comparator.comparing((QualityRow row) -> weight(row, rules))
				.reversed()
				.thenComparing(QualityRow::rows, Comparator.reverseOrder())
				.thenComparing(QualityRow::record)
				.thenComparing(QualityRow::column)
				.thenComparing(QualityRow::code))
			.toList();
	}

	private Stream<QualityRow> emptyColumns(ToIntBiFunction<String, String> rules) {
		return this.columns.stream()
			.filter((column) -> column.filled() == 0 && rules.applyAsInt(column.record(), column.column()) > 0)
			.map((column) -> new QualityRow(column.record(), column.column(), "column-empty",
					Wording.of("snapshot.quality-column-empty"), column.rows(), column.rows(), ""));
	}

	/** Rules times the share of the rows, in millionths. */
	private static BigInteger weight(QualityRow row, ToIntBiFunction<String, String> rules) {
		return BigInteger.valueOf(row.rows())
			.multiply(BigInteger.valueOf(1_000_000L * rules.applyAsInt(row.record(), row.column())))
			.divide(BigInteger.valueOf(Math.max(1, row.of())));
	}

	private static List<QualityRow> rows(SnapshotReader reader) {
		return reader
			.rows("""
					SELECT q.record, q.column_name, q.code, q.row_count, coalesce(p.row_count, 0), q.sample
					FROM quality q
					LEFT JOIN (SELECT record, max(row_count) AS row_count FROM record_presence GROUP BY record) p ON p.record = q.record
					ORDER BY q.record, q.column_name, q.code""")
			.stream()
			.map((row) -> {
				String[] code = row.get(2).split(":");
				Object[] arguments = Arrays.stream(code).skip(1).map(QualityContents::argument).toArray();
				return new QualityRow(row.get(0), text(row.get(1)), code[0],
						Wording.of("snapshot.quality-" + code[0], arguments), Long.parseLong(row.get(3)),
						Long.parseLong(row.get(4)), text(row.get(5)));
			})
			.toList();
	}

	private static List<ColumnProfile> columns(SnapshotReader reader) {
		return reader.rows(
				"SELECT record, column_name, row_count, filled_count, distinct_count, distinct_exact, smallest, largest, total FROM column_profile")
			.stream()
			.map((row) -> new ColumnProfile(row.get(0), row.get(1), Long.parseLong(row.get(2)),
					Long.parseLong(row.get(3)), Long.parseLong(row.get(4)), Boolean.parseBoolean(row.get(5)),
					bound(row, 6), bound(row, 7), money(row.get(8))))
			.toList();
	}

	/** A quantity or a price without the zeros that its type adds. */
	private static String bound(List<String> row, int place) {
		ColumnType type = RecordLayouts.of(row.get(0)).column(row.get(1)).orElseThrow().type();
		boolean padded = row.get(place) != null && (type == ColumnType.QUANTITY || type == ColumnType.PRICE);
		return padded ? new BigDecimal(row.get(place)).stripTrailingZeros().toPlainString() : row.get(place);
	}

	private static List<MonthSum> months(SnapshotReader reader) {
		return reader.rows("SELECT record, month, row_count, money FROM month_sum ORDER BY record, month")
			.stream()
			.map((row) -> new MonthSum(row.get(0), YearMonth.from(LocalDate.parse(row.get(1))),
					Long.parseLong(row.get(2)), money(row.get(3))))
			.toList();
	}

	private static List<Measured> measured(SnapshotReader reader) {
		return reader.rows(
				"SELECT parameter, record, column_name, percent, allowed, row_count FROM threshold_check ORDER BY parameter, percent DESC, record, column_name")
			.stream()
			.map((row) -> new Measured(row.get(0), row.get(1), row.get(2), new BigDecimal(row.get(3)),
					new BigDecimal(row.get(4)).stripTrailingZeros(), Long.parseLong(row.get(5))))
			.toList();
	}

	/** What a value was compared with, as a person reads it. */
	private static Object argument(String argument) {
		if (argument.matches("-?[0-9]+(\\.[0-9]+)?")) {
			return new BigDecimal(argument);
		}
		boolean english = "en".equals(Locale.getDefault().getLanguage());
		return RecordLayouts.find(argument)
			.map((layout) -> english ? layout.titleEn() : layout.titleZh())
			.orElse(argument);
	}

	private static BigDecimal money(String text) {
		return (text != null) ? new BigDecimal(text) : null;
	}

	private static String text(String value) {
		return (value != null) ? value : "";
	}

}
