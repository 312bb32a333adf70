package org.medaudit.snapshot;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
			int file = 0;
			for (Map.Entry<String, List<Map<String, String>>> record : records.entrySet()) {
				stage(RecordLayouts.of(record.getKey()), ++file, record.getValue());
			}
			new Validation(this.connection, columnsWithValues(records)).all();
			new Derivation(this.connection, parameters).all(period);
			return Engine.number(this.connection, "SELECT count(*) FROM reject");
		}
		catch (SQLException ex) {
			throw Engine.failure(ex);
		}
	}

	private static Map<String, Set<String>> columnsWithValues(Map<String, List<Map<String, String>>> records) {
		Map<String, Set<String>> columns = new HashMap<>();
		records.forEach((record, rows) -> rows.forEach((row) -> row.forEach((column, value) -> {
			if (value != null && !value.isBlank()) {
				columns.computeIfAbsent(record, (name) -> new HashSet<>()).add(column);
			}
		})));
		records.keySet().forEach((record) -> columns.putIfAbsent(record, Set.of()));
		return columns;
	}

	private void stage(RecordLayout layout, int file, List<Map<String, String>> rows) throws SQLException {
		Engine.execute(this.connection, "INSERT INTO staged_file VALUES (" + file + ", '" + layout.name() + "', '"
				+ layout.name() + "', 0, 0, 0, TRUE)");
		String marks = layout.columns().stream().map((column) -> "?").collect(Collectors.joining(", "));
		try (PreparedStatement insert = this.connection
			.prepareStatement("INSERT INTO staging_" + layout.name() + " VALUES (" + file + ", ?, " + marks + ")")) {
			long line = 1;
			for (Map<String, String> row : rows) {
				insert.setLong(1, ++line);
				int position = 2;
				for (RecordColumn column : layout.columns()) {
					String value = row.get(column.name());
					insert.setString(position++, (value == null || value.isBlank()) ? null : value.strip());
				}
				insert.addBatch();
			}
			insert.executeBatch();
		}
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
