package org.medaudit.snapshot;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import org.medaudit.records.RecordColumn;
import org.medaudit.records.RecordLayout;
import org.medaudit.records.RecordLayouts;

/**
 * Types the staged text of a record, the same for every source: each row ends in the
 * record's table or in {@code reject}, and the account of each file balances.
 */
final class Validation {

	private static final List<String> VALUES_NEVER_SHOWN = List.of("patient.name", "patient.identity_no");

	private final Connection connection;

	private final Map<String, Set<String>> given;

	Validation(Connection connection) {
		this(connection, Map.of());
	}

	/**
	 * With the columns that have any value, by record, where that is known: a column
	 * without one needs no looking at.
	 */
	Validation(Connection connection, Map<String, Set<String>> given) {
		this.connection = connection;
		this.given = given;
	}

	void all() throws SQLException {
		List<String> staged = Engine.rows(this.connection, "SELECT DISTINCT record FROM staged_file")
			.stream()
			.map((row) -> row.get(0))
			.toList();
		for (RecordLayout layout : inOrder()) {
			if (staged.contains(layout.name())) {
				record(layout);
			}
		}
	}

	private TypedColumn typed(RecordLayout layout, RecordColumn column) {
		Set<String> columns = this.given.get(layout.name());
		return new TypedColumn(column, columns == null || columns.contains(column.name()));
	}

	private String bad(RecordLayout layout) {
		return layout.columns()
			.stream()
			.map((column) -> typed(layout, column))
			.filter(TypedColumn::mayBeWrong)
			.map((column) -> "(" + column.error() + ") IS NOT NULL OR ")
			.collect(Collectors.joining()) + "FALSE";
	}

	/** The code map and the visits come before what refers to them. */
	private static List<RecordLayout> inOrder() {
		return RecordLayouts.all()
			.stream()
			.sorted(Comparator.comparingInt((RecordLayout layout) -> switch (layout.name()) {
				case "code_map" -> 0;
				case "visit" -> 1;
				default -> 2;
			}))
			.toList();
	}

	private void record(RecordLayout layout) throws SQLException {
		String name = layout.name();
		Engine.execute(this.connection,
				"CREATE TEMP TABLE typed AS SELECT s.file_id, s.line, "
						+ layout.columns()
							.stream()
							.map((column) -> typed(layout, column).value() + " AS " + column.name())
							.collect(Collectors.joining(", "))
						+ ", " + bad(layout) + " AS bad FROM staging_" + name + " s");
		rejectTyped(layout);
		rejectRefusedCells(layout);
		rejectRepeatedKeys(layout);
		rejectUnknownVisits(layout);
		rejectUndecidedCodes(layout);
		Engine.execute(this.connection, "INSERT INTO " + name + " SELECT "
				+ layout.columns().stream().map((column) -> "t." + column.name()).collect(Collectors.joining(", "))
				+ " FROM typed t WHERE NOT t.bad" + order(layout));
		account(layout);
		Engine.execute(this.connection, "DROP TABLE typed");
		Engine.execute(this.connection, "DELETE FROM staging_" + name);
	}

	private static String order(RecordLayout layout) {
		return "charge".equals(layout.name()) ? " ORDER BY t.visit_id, t.charged_at, t.charge_id" : "";
	}

	private void rejectTyped(RecordLayout layout) throws SQLException {
		if (Engine.number(this.connection, "SELECT count(*) FROM typed WHERE bad") == 0) {
			return;
		}
		Engine.execute(this.connection, "CREATE TEMP TABLE wrong AS SELECT s.* FROM staging_" + layout.name()
				+ " s JOIN typed t ON t.file_id = s.file_id AND t.line = s.line WHERE t.bad");
		for (RecordColumn column : layout.columns()) {
			TypedColumn typed = typed(layout, column);
			boolean hidden = VALUES_NEVER_SHOWN.contains(layout.name() + "." + column.name());
			Engine.execute(this.connection,
					"INSERT INTO reject SELECT '" + layout.name() + "', f.file, s.line, " + rowKey(layout, "s") + ", '"
							+ column.name() + "', " + (hidden ? "'***'" : "left(s." + column.name() + ", 200)") + ", "
							+ typed.error() + ", " + Engine.literal(typed.expected())
							+ " FROM wrong s JOIN staged_file f ON f.file_id = s.file_id WHERE (" + typed.error()
							+ ") IS NOT NULL");
		}
		Engine.execute(this.connection, "DROP TABLE wrong");
	}

	/** What a workbook's cell is, is known better than what is wrong with its text. */
	private void rejectRefusedCells(RecordLayout layout) throws SQLException {
		String of = " FROM refused_cell c JOIN staged_file f ON f.file_id = c.file_id AND f.record = '" + layout.name()
				+ "'";
		if (Engine.number(this.connection, "SELECT count(*)" + of) == 0) {
			return;
		}
		String found = VALUES_NEVER_SHOWN.stream()
			.map((column) -> " WHEN '" + column + "' THEN '***'")
			.collect(Collectors.joining());
		Engine.execute(this.connection,
				"DELETE FROM reject r USING (SELECT f.file, c.line, c.column_name" + of + ") w WHERE r.record = '"
						+ layout.name()
						+ "' AND r.file = w.file AND r.line = w.line AND r.column_name = w.column_name");
		Engine.execute(this.connection,
				"INSERT INTO reject SELECT f.record, f.file, c.line, " + rowKey(layout, "s")
						+ ", c.column_name, CASE f.record || '.' || c.column_name" + found
						+ " ELSE left(c.found, 200) END, c.code, ''" + of + " JOIN staging_" + layout.name()
						+ " s ON s.file_id = c.file_id AND s.line = c.line");
		Engine.execute(this.connection,
				"UPDATE typed SET bad = TRUE FROM refused_cell c WHERE c.file_id = typed.file_id AND c.line = typed.line");
	}

	private static String rowKey(RecordLayout layout, String alias) {
		return layout.key().isEmpty() ? "NULL"
				: "left(concat_ws('/', "
						+ layout.key().stream().map((column) -> alias + "." + column).collect(Collectors.joining(", "))
						+ "), 100)";
	}

	/**
	 * The first in file order stays, where there is no order the smaller text; a row
	 * without a full key cannot repeat one.
	 */
	private void rejectRepeatedKeys(RecordLayout layout) throws SQLException {
		if (layout.key().isEmpty()) {
			return;
		}
		String key = String.join(", ", layout.key());
		String whole = "NOT bad AND " + String.join(" IS NOT NULL AND ", layout.key()) + " IS NOT NULL";
		long repeated = Engine.number(this.connection, "SELECT count(*) FROM (SELECT " + key + " FROM typed WHERE "
				+ whole + " GROUP BY " + key + " HAVING count(*) > 1)");
		if (repeated == 0) {
			return;
		}
		String text = layout.columns()
			.stream()
			.map((column) -> "t." + column.name())
			.collect(Collectors.joining(", ", "CAST(row(", ") AS VARCHAR)"));
		Engine.execute(this.connection,
				"CREATE TEMP TABLE repeated AS SELECT file_id, line FROM (SELECT t.file_id, t.line, row_number() OVER (PARTITION BY "
						+ layout.key().stream().map((column) -> "t." + column).collect(Collectors.joining(", "))
						+ " ORDER BY t.file_id, CASE WHEN f.in_order THEN t.line ELSE 0 END, CASE WHEN f.in_order THEN '' ELSE "
						+ text
						+ " END, t.line) AS place FROM typed t JOIN staged_file f ON f.file_id = t.file_id WHERE "
						+ whole + ") WHERE place > 1");
		rejectRows(layout, "repeated", layout.key().get(layout.key().size() - 1), "duplicate-key", key);
		Engine.execute(this.connection, "DROP TABLE repeated");
	}

	/** A line without a visit has no patient, so no rule could judge it. */
	private void rejectUnknownVisits(RecordLayout layout) throws SQLException {
		if (!"charge".equals(layout.name())) {
			return;
		}
		Engine.execute(this.connection,
				"CREATE TEMP TABLE unknown AS SELECT t.file_id, t.line FROM typed t WHERE NOT t.bad AND NOT EXISTS (SELECT 1 FROM visit v WHERE v.visit_id = t.visit_id)");
		if (Engine.number(this.connection, "SELECT count(*) FROM unknown") > 0) {
			rejectRows(layout, "unknown", "visit_id", "unknown-visit", "visit");
		}
		Engine.execute(this.connection, "DROP TABLE unknown");
	}

	/** A map that says two things of one code on one day would be settled by chance. */
	private void rejectUndecidedCodes(RecordLayout layout) throws SQLException {
		if (!"code_map".equals(layout.name())) {
			return;
		}
		refuse(layout, "code-map-reversed.sql", "valid_to", "dates-reversed");
		refuse(layout, "code-map-undecided.sql", "item_code", "code-undecided");
	}

	private void refuse(RecordLayout layout, String rows, String column, String code) throws SQLException {
		Engine.execute(this.connection, Engine.read(rows));
		if (Engine.number(this.connection, "SELECT count(*) FROM refused") > 0) {
			rejectRows(layout, "refused", column, code, "code_map");
		}
		Engine.execute(this.connection, "DROP TABLE refused");
	}

	private void rejectRows(RecordLayout layout, String rows, String column, String code, String expected)
			throws SQLException {
		Engine.execute(this.connection, "INSERT INTO reject SELECT '" + layout.name() + "', f.file, t.line, "
				+ rowKey(layout, "t") + ", '" + column + "', left(CAST(t." + column + " AS VARCHAR), 200), '" + code
				+ "', " + Engine.literal(expected) + " FROM typed t JOIN " + rows
				+ " r ON r.file_id = t.file_id AND r.line = t.line JOIN staged_file f ON f.file_id = t.file_id");
		Engine.execute(this.connection, "UPDATE typed SET bad = TRUE FROM " + rows
				+ " r WHERE r.file_id = typed.file_id AND r.line = typed.line");
	}

	/**
	 * Read, accepted and rejected are each summed on their own, so that a difference
	 * would show.
	 */
	private void account(RecordLayout layout) throws SQLException {
		String money = layout.moneyColumn();
		String raw = (money != null) ? "TRY_CAST(s." + money + " AS DECIMAL(30,6))" : "CAST(NULL AS DECIMAL(30,6))";
		String typed = (money != null) ? "t." + money : "CAST(NULL AS DECIMAL(16,2))";
		String unreadable = (money != null) ? "count(*) FILTER (WHERE " + raw + " IS NULL)" : "0";
		String known = (money != null) ? "" : "NULL * ";
		Engine.execute(this.connection,
				Engine.read("account.sql")
					.replace("${record}", layout.name())
					.replace("${raw}", raw)
					.replace("${typed}", typed)
					.replace("${unreadable}", unreadable)
					.replace("${known}", known));
	}

}
