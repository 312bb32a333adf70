package org.medaudit.snapshot;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.medaudit.records.RecordColumn;
import org.medaudit.records.RecordLayout;
import org.medaudit.records.RecordLayouts;
import org.medaudit.values.Period;

/**
 * A snapshot in memory for the cases of rules: built by the same validation and
 * derivation as a sealed one, and filled anew for each case.
 */
public final class MemorySnapshot implements AutoCloseable {

	private final Connection connection;

	private Set<String> loaded = Set.of();

	private MemorySnapshot(Connection connection) {
		this.connection = connection;
	}

	/** An empty one. */
	public static MemorySnapshot open(EngineSettings settings) {
		Connection connection = Engine.open("", settings);
		try {
			RecordTables.create(connection);
			return new MemorySnapshot(connection);
		}
		catch (SQLException ex) {
			throw Engine.failure(ex);
		}
	}

	/**
	 * Replaces what it holds. Columns not given are empty.
	 * @param records record name to rows, each column name to text; null or empty is no
	 * value
	 * @return how many rows were refused
	 */
	public long load(Map<String, List<Map<String, String>>> records, SnapshotParameters parameters,
			Optional<Period> period) {
		try {
			RecordTables.empty(this.connection, this.loaded);
			this.loaded = Set.copyOf(records.keySet());
			Map<RecordLayout, List<Piece>> pieces = new LinkedHashMap<>();
			for (Map.Entry<String, List<Map<String, String>>> record : records.entrySet()) {
				RecordLayout layout = RecordLayouts.of(record.getKey());
				pieces.put(layout, List.of(stage(layout, pieces.size() + 1, record.getValue())));
			}
			new Validation(this.connection, Landing.copying(this.connection, parameters),
					new Composer(this.connection, new Staging(this.connection)), (name) -> {
					})
				.all(pieces);
			for (RecordLayout layout : pieces.keySet()) {
				Engine.execute(this.connection, "DROP TABLE staging_" + layout.name());
			}
			new Derivation(this.connection, parameters).all(period);
			return Engine.number(this.connection, "SELECT count(*) FROM reject");
		}
		catch (SQLException ex) {
			throw Engine.failure(ex);
		}
	}

	private static List<String> columnsWithValues(RecordLayout layout, List<Map<String, String>> rows) {
		return layout.columns()
			.stream()
			.map(RecordColumn::name)
			.filter((column) -> rows.stream().map((row) -> row.get(column)).anyMatch(MemorySnapshot::isValue))
			.toList();
	}

	private static boolean isValue(String text) {
		return text != null && !text.isBlank();
	}

	private Piece stage(RecordLayout layout, int file, List<Map<String, String>> rows) throws SQLException {
		Engine.execute(this.connection, "INSERT INTO staged_file VALUES (" + file + ", '" + layout.name() + "', '"
				+ layout.name() + "', 0, 0, 0, TRUE, 0)");
		List<String> columns = columnsWithValues(layout, rows);
		String table = "staging_" + layout.name();
		Engine.execute(this.connection, "CREATE TEMP TABLE " + table + " (line BIGINT"
				+ columns.stream().map((column) -> ", " + column + " VARCHAR").collect(Collectors.joining()) + ")");
		try (PreparedStatement insert = this.connection.prepareStatement("INSERT INTO " + table + " VALUES (?"
				+ columns.stream().map((column) -> ", ?").collect(Collectors.joining()) + ")")) {
			long line = 1;
			for (Map<String, String> row : rows) {
				insert.setLong(1, ++line);
				int position = 2;
				for (String column : columns) {
					String value = row.get(column);
					insert.setString(position++, isValue(value) ? value.strip() : null);
				}
				insert.addBatch();
			}
			insert.executeBatch();
		}
		return Piece.text(file, table, "line",
				columns.stream().collect(Collectors.toMap(Function.identity(), Function.identity())));
	}

	public Connection connection() {
		return this.connection;
	}

	@Override
	public void close() {
		try {
			this.connection.close();
		}
		catch (SQLException ex) {
			throw Engine.failure(ex);
		}
	}

}
