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
 * Types the rows of a record and checks them, the same for every source: each ends in the
 * record's table or in {@code reject}, and the account of each file balances.
 */
final class Validation {

	private static final List<String> VALUES_NEVER_SHOWN = List.of("patient.name", "patient.identity_no");

	/**
	 * Of a row in its file; a row without one stands below the header and those before
	 * it.
	 */
	static final String LINE = "coalesce(t.line, t.rowid - f.first_row + 2)";

	private final Connection connection;

	private final Landing landing;

	private final Composer composer;

	private final Finished finished;

	/**
	 * Of the pieces on a connection.
	 * @param finished told of each record that is
	 */
	Validation(Connection connection, Landing landing, Composer composer, Finished finished) {
		this.composer = composer;
		this.connection = connection;
		this.finished = finished;
		this.landing = landing;
	}

	/** All records of which there are pieces, each in the order given. */
	void all(Map<RecordLayout, List<Piece>> pieces) throws SQLException {
		for (RecordLayout layout : inOrder()) {
			List<Piece> of = pieces.getOrDefault(layout, List.of());
			if (!of.isEmpty()) {
				record(layout, of);
			}
		}
	}

	/** The code map, the visits and the staff come before what refers to them. */
	private static List<RecordLayout> inOrder() {
		return RecordLayouts.all()
			.stream()
			.sorted(Comparator.comparingInt((RecordLayout layout) -> switch (layout.name()) {
				case "code_map" -> 0;
				case "visit", "staff" -> 1;
				default -> 2;
			}))
			.toList();
	}

	private void record(RecordLayout layout, List<Piece> pieces) throws SQLException {
		this.landing.begin(layout, pieces);
		for (Piece piece : pieces.subList(1, pieces.size())) {
			add(layout, piece);
		}
		boolean replaced = replaceOlder(layout, pieces) > 0;
		rejectTyped(layout);
		rejectRefusedCells(layout);
		rejectRepeatedKeys(layout);
		new SharedKeys(this.connection, layout, typed(layout)).settle(arrived(pieces));
		rejectUnknownVisits(layout);
		rejectUndecidedCodes(layout);
		account(layout);
		if (this.composer.keepsRefused(layout)) {
			keepRefused(layout);
		}
		this.landing.land(layout, replaced || anyBad(layout));
		this.composer.validated(layout);
		this.finished.record(layout.name());
	}

	/** Sources that are read now; an earlier snapshot, refused rows included, is none. */
	private static List<Integer> arrived(List<Piece> pieces) {
		Set<Integer> carried = pieces.stream().filter(Piece::typed).map(Piece::file).collect(Collectors.toSet());
		return pieces.stream().map(Piece::file).filter((file) -> !carried.contains(file)).distinct().toList();
	}

	private void add(RecordLayout layout, Piece piece) throws SQLException {
		Engine.execute(this.connection, "UPDATE staged_file SET first_row = (SELECT count(*) FROM " + typed(layout)
				+ ") WHERE file_id = " + piece.file());
		Engine.execute(this.connection, "INSERT INTO " + typed(layout) + " BY NAME " + piece.select(layout));
	}

	private String typed(RecordLayout layout) {
		return this.landing.typed(layout);
	}

	private boolean anyBad(RecordLayout layout) throws SQLException {
		return Engine.number(this.connection, "SELECT count(*) FROM " + typed(layout) + " WHERE bad") > 0;
	}

	/**
	 * What was carried over gives way to what arrived now under the same key, be that
	 * right or wrong.
	 * @return rows that did
	 */
	private long replaceOlder(RecordLayout layout, List<Piece> pieces) throws SQLException {
		String older = pieces.stream()
			.filter(Piece::typed)
			.map((piece) -> String.valueOf(piece.file()))
			.collect(Collectors.joining(", "));
		if (older.isEmpty() || layout.key().isEmpty()) {
			return 0;
		}
		String same = layout.key()
			.stream()
			.map((column) -> "n." + column + " = o." + column)
			.collect(Collectors.joining(" AND "));
		return Engine.change(this.connection,
				"DELETE FROM " + typed(layout) + " o WHERE o.file_id IN (" + older + ") AND EXISTS (SELECT 1 FROM "
						+ typed(layout) + " n WHERE n.file_id NOT IN (" + older + ") AND " + same + ")");
	}

	private void rejectTyped(RecordLayout layout) throws SQLException {
		if (!anyBad(layout)) {
			return;
		}
		int place = 0;
		StringBuilder texts = new StringBuilder();
		for (RecordColumn column : layout.columns()) {
			texts.append(", t.raw[").append(++place).append("] AS ").append(column.name());
		}
		Engine.execute(this.connection, "CREATE TEMP TABLE wrong AS SELECT f.file AS in_file, " + LINE + " AS in_line"
				+ texts + " FROM " + typed(layout) + " t JOIN staged_file f ON f.file_id = t.file_id WHERE t.bad");
		for (RecordColumn column : layout.columns()) {
			TypedColumn typed = new TypedColumn(column, "s." + column.name());
			boolean hidden = VALUES_NEVER_SHOWN.contains(layout.name() + "." + column.name());
			Engine.execute(this.connection,
					"INSERT INTO reject SELECT '" + layout.name() + "', s.in_file, s.in_line, " + rowKey(layout, "s")
							+ ", '" + column.name() + "', " + (hidden ? "'***'" : "left(s." + column.name() + ", 200)")
							+ ", " + typed.error() + ", " + Engine.literal(typed.expected()) + " FROM wrong s WHERE ("
							+ typed.error() + ") IS NOT NULL");
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
				"INSERT INTO reject SELECT f.record, f.file, c.line, " + readKey(layout)
						+ ", c.column_name, CASE f.record || '.' || c.column_name" + found
						+ " ELSE left(c.found, 200) END, c.code, ''" + of + " JOIN " + typed(layout)
						+ " t ON t.file_id = c.file_id AND t.line = c.line");
		Engine.execute(this.connection, "UPDATE " + typed(layout)
				+ " t SET bad = TRUE FROM refused_cell c WHERE c.file_id = t.file_id AND c.line = t.line");
	}

	/** The key as it was read, also of a row whose key has no type. */
	private static String readKey(RecordLayout layout) {
		List<String> columns = layout.columns().stream().map(RecordColumn::name).toList();
		return layout.key().isEmpty() ? "NULL"
				: "left(concat_ws('/', " + layout.key()
					.stream()
					.map((column) -> "coalesce(t.raw[" + (columns.indexOf(column) + 1) + "], CAST(t." + column
							+ " AS VARCHAR))")
					.collect(Collectors.joining(", ")) + "), 100)";
	}

	/**
	 * The whole text of what was refused, so that it can be judged again; once, however
	 * often a record is begun.
	 */
	private void keepRefused(RecordLayout layout) throws SQLException {
		Engine.execute(this.connection, "DELETE FROM refused_row WHERE record = '" + layout.name() + "'");
		String text = layout.columns()
			.stream()
			.map((column) -> "CAST(t." + column.name() + " AS VARCHAR)")
			.collect(Collectors.joining(", ", "[", "]"));
		Engine.execute(this.connection,
				"INSERT INTO refused_row SELECT '" + layout.name() + "', " + LINE + ", coalesce(t.raw, " + text
						+ ") FROM " + typed(layout) + " t JOIN staged_file f ON f.file_id = t.file_id WHERE t.bad");
	}

	private static String rowKey(RecordLayout layout, String alias) {
		return layout.key().isEmpty() ? "NULL"
				: "left(concat_ws('/', "
						+ layout.key().stream().map((column) -> alias + "." + column).collect(Collectors.joining(", "))
						+ "), 100)";
	}

	/**
	 * Within a file the first stays, where it has no order the smaller text; a row
	 * without a full key cannot repeat one.
	 */
	private void rejectRepeatedKeys(RecordLayout layout) throws SQLException {
		if (layout.key().isEmpty()) {
			return;
		}
		String key = String.join(", ", layout.key());
		String whole = "NOT bad AND " + String.join(" IS NOT NULL AND ", layout.key()) + " IS NOT NULL";
		long repeated = Engine.number(this.connection, "SELECT count(*) FROM (SELECT file_id, " + key + " FROM "
				+ typed(layout) + " WHERE " + whole + " GROUP BY file_id, " + key + " HAVING count(*) > 1)");
		if (repeated == 0) {
			return;
		}
		String text = layout.columns()
			.stream()
			.map((column) -> "t." + column.name())
			.collect(Collectors.joining(", ", "CAST(row(", ") AS VARCHAR)"));
		Engine.execute(this.connection,
				"CREATE TEMP TABLE refused AS SELECT place FROM (SELECT t.rowid AS place, row_number() OVER (PARTITION BY t.file_id, "
						+ layout.key().stream().map((column) -> "t." + column).collect(Collectors.joining(", "))
						+ " ORDER BY CASE WHEN f.in_order THEN coalesce(t.line, t.rowid) ELSE 0 END, CASE WHEN f.in_order THEN '' ELSE "
						+ text + " END, coalesce(t.line, t.rowid)) AS turn FROM " + typed(layout)
						+ " t JOIN staged_file f ON f.file_id = t.file_id WHERE " + whole + ") WHERE turn > 1");
		rejectRefused(layout, layout.key().get(layout.key().size() - 1), "duplicate-key", key);
	}

	/** A line without a visit has no patient, so no rule could judge it. */
	private void rejectUnknownVisits(RecordLayout layout) throws SQLException {
		if (ChargeLines.are(layout)) {
			Engine.execute(this.connection, "CREATE TEMP TABLE refused AS SELECT t.rowid AS place FROM " + typed(layout)
					+ " t WHERE NOT t.bad AND NOT EXISTS (SELECT 1 FROM visit v WHERE v.visit_id = t.visit_id)");
			rejectRefused(layout, "visit_id", "unknown-visit", "visit");
		}
	}

	/** A map that says two things of one code on one day would be settled by chance. */
	private void rejectUndecidedCodes(RecordLayout layout) throws SQLException {
		if ("code_map".equals(layout.name())) {
			refuse(layout, "code-map-reversed.sql", "valid_to", "dates-reversed");
			refuse(layout, "code-map-undecided.sql", "item_code", "code-undecided");
		}
	}

	private void refuse(RecordLayout layout, String rows, String column, String code) throws SQLException {
		Engine.execute(this.connection, Engine.read(rows).replace("${typed}", typed(layout)));
		rejectRefused(layout, column, code, "code_map");
	}

	/** The rows whose places the table {@code refused} holds. */
	private void rejectRefused(RecordLayout layout, String column, String code, String expected) throws SQLException {
		if (Engine.number(this.connection, "SELECT count(*) FROM refused") > 0) {
			rejectPlaces(layout, column, code, expected);
		}
		Engine.execute(this.connection, "DROP TABLE refused");
	}

	private void rejectPlaces(RecordLayout layout, String column, String code, String expected) throws SQLException {
		Engine.execute(this.connection,
				"INSERT INTO reject SELECT '" + layout.name() + "', f.file, " + LINE + ", " + rowKey(layout, "t")
						+ ", '" + column + "', left(CAST(t." + column + " AS VARCHAR), 200), '" + code + "', "
						+ Engine.literal(expected) + " FROM " + typed(layout)
						+ " t JOIN refused r ON r.place = t.rowid JOIN staged_file f ON f.file_id = t.file_id");
		Engine.execute(this.connection,
				"UPDATE " + typed(layout) + " SET bad = TRUE WHERE rowid IN (SELECT place FROM refused)");
	}

	/**
	 * Read, accepted and rejected are each summed on their own, from the text and from
	 * the typed values, so that a difference would show.
	 */
	private void account(RecordLayout layout) throws SQLException {
		String money = layout.moneyColumn();
		Engine.execute(this.connection,
				Engine.read("account.sql")
					.replace("${record}", layout.name())
					.replace("${rows}", typed(layout))
					.replace("${money}", (money != null) ? money : "CAST(NULL AS DECIMAL(16,2))")
					.replace("${unreadable}", (money != null) ? "count(*) FILTER (WHERE raw_money IS NULL)" : "0")
					.replace("${known}", (money != null) ? "" : "NULL * "));
	}

	/** Is told of records that are finished. */
	@FunctionalInterface
	interface Finished {

		void record(String name) throws SQLException;

	}

}
