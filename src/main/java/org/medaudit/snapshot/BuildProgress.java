package org.medaudit.snapshot;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.medaudit.records.DerivedTables;
import org.medaudit.records.RecordLayout;
import org.medaudit.records.RecordLayouts;

/**
 * What of a snapshot is finished, kept in the file that is built, so that a build that
 * was killed goes on there. What was begun and is not finished is done again.
 */
final class BuildProgress {

	/** All rows are where they can be read from again. */
	static final String STAGED = "staged";

	/** Local codes became national ones, which cannot be done twice. */
	static final String CODED = "coded";

	static final String DERIVED = "derived";

	/** For whoever looks into the folder; the truth is in the database. */
	private static final String SHOWN = "done.txt";

	private final Connection connection;

	private final Path building;

	BuildProgress(Connection connection, Path building) {
		this.connection = connection;
		this.building = building;
	}

	void create() throws SQLException {
		Engine.script(this.connection, Engine.read("build-progress.sql"));
	}

	void drop() throws SQLException {
		Engine.execute(this.connection, "DROP TABLE build_progress");
		Engine.execute(this.connection, "DROP TABLE build_piece");
	}

	/** Parts are steps, and records by their names. */
	boolean has(String part) throws SQLException {
		return parts().contains(part);
	}

	private List<String> parts() throws SQLException {
		return Engine.rows(this.connection, "SELECT part FROM build_progress WHERE part <> 'note'")
			.stream()
			.map((row) -> row.get(0))
			.toList();
	}

	/** The records that are finished. */
	List<String> records() throws SQLException {
		return parts().stream().filter((part) -> RecordLayouts.find(part).isPresent()).toList();
	}

	List<String> notes() throws SQLException {
		return Engine.rows(this.connection, "SELECT text FROM build_progress WHERE part = 'note' ORDER BY rowid")
			.stream()
			.map((row) -> row.get(0))
			.toList();
	}

	void note(String part) throws SQLException {
		write(part, null);
		show(part);
	}

	/** Notes something together with the work that makes it so. */
	void note(String part, Work work) throws SQLException {
		transaction(() -> {
			work.run();
			write(part, null);
		});
		show(part);
	}

	/** All or none of it. */
	void transaction(Work work) throws SQLException {
		Engine.execute(this.connection, "BEGIN");
		try {
			work.run();
			Engine.execute(this.connection, "COMMIT");
		}
		catch (SQLException ex) {
			try (Statement statement = this.connection.createStatement()) {
				statement.execute("ROLLBACK");
			}
			catch (SQLException second) {
				ex.addSuppressed(second);
			}
			throw ex;
		}
	}

	/**
	 * Keeps the pieces and what a mapping ruled on.
	 */
	void staged(Map<RecordLayout, List<Piece>> pieces, List<String> notes) throws SQLException {
		note(STAGED, () -> {
			for (String text : notes) {
				write("note", text);
			}
			for (Map.Entry<RecordLayout, List<Piece>> record : pieces.entrySet()) {
				for (Piece piece : record.getValue()) {
					write(record.getKey(), piece);
				}
			}
		});
	}

	private void write(String part, String text) throws SQLException {
		try (PreparedStatement insert = this.connection.prepareStatement("INSERT INTO build_progress VALUES (?, ?)")) {
			insert.setString(1, part);
			insert.setString(2, text);
			insert.execute();
		}
	}

	private void write(RecordLayout layout, Piece piece) throws SQLException {
		List<Map.Entry<String, String>> columns = List.copyOf(piece.columns().entrySet());
		try (PreparedStatement insert = this.connection.prepareStatement("INSERT INTO build_piece VALUES (?, ?, ?, ?, "
				+ texts(columns, true) + ", " + texts(columns, false) + ")")) {
			insert.setString(1, layout.name());
			insert.setInt(2, piece.file());
			insert.setString(3, piece.from());
			insert.setString(4, piece.line());
			insert.execute();
		}
	}

	private static String texts(List<Map.Entry<String, String>> columns, boolean names) {
		return columns.stream()
			.map((column) -> Engine.literal(names ? column.getKey() : column.getValue()))
			.collect(Collectors.joining(", ", "CAST([", "] AS VARCHAR[])"));
	}

	/** The pieces of records that are not finished. */
	Map<RecordLayout, List<Piece>> pieces() throws SQLException {
		List<String> finished = records();
		Map<RecordLayout, List<Piece>> pieces = new LinkedHashMap<>();
		try (Statement statement = this.connection.createStatement();
				ResultSet rows = statement.executeQuery("SELECT * FROM build_piece ORDER BY rowid")) {
			while (rows.next()) {
				if (!finished.contains(rows.getString(1))) {
					pieces.computeIfAbsent(RecordLayouts.of(rows.getString(1)), (layout) -> new ArrayList<>())
						.add(piece(rows));
				}
			}
		}
		return pieces;
	}

	private static Piece piece(ResultSet row) throws SQLException {
		Map<String, String> columns = new LinkedHashMap<>();
		Array names = row.getArray(5);
		Object[] texts = (Object[]) row.getArray(6).getArray();
		int place = 0;
		for (Object name : (Object[]) names.getArray()) {
			columns.put((String) name, (String) texts[place++]);
		}
		return Piece.text(row.getInt(2), row.getString(3), row.getString(4), columns);
	}

	/** Takes out what parts left that were begun and not finished. */
	void clearUnfinished() throws SQLException {
		String finished = records().stream().map(Engine::literal).collect(Collectors.joining(", ", "(", ")"));
		String others = finished.equals("()") ? "" : " AND record NOT IN " + finished;
		// Refusals without a column are those of whole rows, from before.
		Engine.execute(this.connection, "DELETE FROM reject WHERE column_name IS NOT NULL" + others);
		for (String table : new String[] { "read_account", "given_twice", "refused_row" }) {
			Engine.execute(this.connection, "DELETE FROM " + table + " WHERE TRUE" + others);
		}
		if (!has(DERIVED)) {
			for (String table : DerivedTables.all().keySet()) {
				if (!ChargeLines.VIEWS.contains(table)) {
					Engine.execute(this.connection, "DELETE FROM " + table);
				}
			}
			// What several sources give is noted with the record, the rest of quality
			// later.
			Engine.execute(this.connection, "DELETE FROM quality WHERE NOT starts_with(code, 'given-')"
					+ (others.isEmpty() ? " OR TRUE" : " OR" + others.substring(" AND".length())));
			for (String table : new String[] { "column_profile", "month_sum", "threshold_check" }) {
				Engine.execute(this.connection, "DELETE FROM " + table);
			}
		}
	}

	private void show(String part) {
		try {
			Files.writeString(this.building.resolve(SHOWN), part + System.lineSeparator(), StandardOpenOption.CREATE,
					StandardOpenOption.APPEND);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** Work on the engine. */
	@FunctionalInterface
	interface Work {

		void run() throws SQLException;

	}

}
