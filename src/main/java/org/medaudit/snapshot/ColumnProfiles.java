package org.medaudit.snapshot;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.medaudit.records.ColumnType;
import org.medaudit.records.RecordColumn;
import org.medaudit.records.RecordLayout;
import org.medaudit.records.RecordLayouts;

/**
 * Says of every column that has values how many different ones there are, which is the
 * smallest and the largest, and what money adds up to; and of every dated record what
 * each month holds. One pass over a record; the rows and the values of a column are those
 * that {@code record_presence} counted.
 */
final class ColumnProfiles {

	/** Above so many rows, different values are estimated. */
	static final long COUNTED_ROWS = 100_000;

	private final Connection connection;

	ColumnProfiles(Connection connection) {
		this.connection = connection;
	}

	void all() throws SQLException {
		for (RecordLayout layout : RecordLayouts.all()) {
			Map<String, Column> columns = counted(layout);
			if (!columns.isEmpty()) {
				profile(layout, columns);
				months(layout);
			}
		}
	}

	/** By name; empty where the record has no rows. */
	private Map<String, Column> counted(RecordLayout layout) throws SQLException {
		return Engine.rows(this.connection,
				"SELECT column_name, row_count, filled_count FROM record_presence WHERE row_count > 0 AND record = '"
						+ layout.name() + "'")
			.stream()
			.collect(Collectors.toMap((row) -> row.get(0), (row) -> new Column(layout,
					layout.column(row.get(0)).orElseThrow(), Long.parseLong(row.get(1)), Long.parseLong(row.get(2)))));
	}

	private void profile(RecordLayout layout, Map<String, Column> counted) throws SQLException {
		List<Column> columns = layout.columns().stream().map((column) -> counted.get(column.name())).toList();
		List<String> asked = columns.stream().flatMap((column) -> column.asked().stream()).toList();
		Iterator<String> answers = asked.isEmpty() ? List.<String>of().iterator()
				: Engine.rows(this.connection, "SELECT " + String.join(", ", asked) + " FROM " + layout.name())
					.get(0)
					.iterator();
		Engine.execute(this.connection, "INSERT INTO column_profile VALUES "
				+ columns.stream().map((column) -> column.row(answers)).collect(Collectors.joining(", ")));
	}

	private void months(RecordLayout layout) throws SQLException {
		if (layout.datedColumn() == null) {
			return;
		}
		String money = (layout.moneyColumn() != null) ? "sum(" + layout.moneyColumn() + ")"
				: "CAST(NULL AS DECIMAL(38,2))";
		Engine.execute(this.connection,
				"INSERT INTO month_sum SELECT '" + layout.name() + "', CAST(date_trunc('month', " + layout.datedColumn()
						+ ") AS DATE) AS month, count(*), " + money + " FROM " + layout.name() + " WHERE "
						+ layout.datedColumn() + " IS NOT NULL GROUP BY month");
	}

	/** What is asked of one column, and its row. */
	private record Column(RecordLayout layout, RecordColumn column, long rows, long filled) {

		/** No two rows of a record share its key. */
		private boolean unique() {
			return this.layout.key().equals(List.of(this.column.name()));
		}

		private boolean counted() {
			return this.filled == 0 || unique() || this.rows <= COUNTED_ROWS;
		}

		/**
		 * What may be shown of the values: never a text that somebody wrote, never a
		 * number of a person.
		 */
		private boolean bounds() {
			return switch (this.column.type()) {
				case DATE, TIME, INT, QUANTITY, PRICE, MONEY, FLAG -> true;
				case ID -> false;
				case TEXT, CODE -> !this.column.allowed().isEmpty();
			};
		}

		private boolean summed() {
			return this.column.type() == ColumnType.MONEY;
		}

		private List<String> asked() {
			List<String> asked = new ArrayList<>();
			String name = this.column.name();
			if (this.filled == 0) {
				return asked;
			}
			if (!unique()) {
				asked.add(counted() ? "count(DISTINCT " + name + ")" : "approx_count_distinct(" + name + ")");
			}
			if (bounds()) {
				asked.add("CAST(min(" + name + ") AS VARCHAR)");
				asked.add("CAST(max(" + name + ") AS VARCHAR)");
			}
			if (summed()) {
				asked.add("sum(" + name + ")");
			}
			return asked;
		}

		private String row(Iterator<String> answers) {
			boolean some = this.filled > 0;
			long distinct = (some && !unique()) ? Math.min(this.filled, Long.parseLong(answers.next())) : this.filled;
			String smallest = (some && bounds()) ? answers.next() : null;
			String largest = (some && bounds()) ? answers.next() : null;
			String total = (some && summed()) ? answers.next() : "NULL";
			return "('" + this.layout.name() + "', '" + this.column.name() + "', " + this.rows + ", " + this.filled
					+ ", " + distinct + ", " + counted() + ", " + Engine.literal(smallest) + ", "
					+ Engine.literal(largest) + ", " + total + ")";
		}

	}

}
