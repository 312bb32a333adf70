package org.medaudit.snapshot;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import org.medaudit.records.DerivedTables;
import org.medaudit.records.RecordLayout;
import org.medaudit.records.RecordLayouts;

/** Creates and empties the tables of a snapshot. */
final class RecordTables {

	private RecordTables() {
	}

	static void create(Connection connection) throws SQLException {
		for (RecordLayout layout : RecordLayouts.all()) {
			Engine.execute(connection,
					"CREATE TABLE " + layout.name() + " ("
							+ layout.columns()
								.stream()
								.map((column) -> column.name() + " " + column.type().sqlType())
								.collect(Collectors.joining(", "))
							+ ")");
			createStaging(connection, layout);
		}
		for (Map.Entry<String, Map<String, String>> table : DerivedTables.all().entrySet()) {
			Engine.execute(connection,
					"CREATE TABLE " + table.getKey() + " ("
							+ table.getValue()
								.entrySet()
								.stream()
								.map((column) -> column.getKey() + " " + column.getValue())
								.collect(Collectors.joining(", "))
							+ ")");
		}
		Engine.script(connection, Engine.read("working-tables.sql"));
		Engine.execute(connection,
				"CREATE TABLE refused_cell (file_id INTEGER, line BIGINT, column_name VARCHAR, code VARCHAR, found VARCHAR)");
		Engine.script(connection, Engine.read("quality-tables.sql"));
		Engine.script(connection, Engine.read("internal-functions.sql"));
	}

	private static void createStaging(Connection connection, RecordLayout layout) throws SQLException {
		Engine.execute(connection,
				"CREATE TEMP TABLE staging_" + layout.name() + " (file_id INTEGER, line BIGINT, "
						+ layout.columns()
							.stream()
							.map((column) -> column.name() + " VARCHAR")
							.collect(Collectors.joining(", "))
						+ ")");
	}

	static void dropStaging(Connection connection) throws SQLException {
		for (RecordLayout layout : RecordLayouts.all()) {
			Engine.execute(connection, "DROP TABLE IF EXISTS staging_" + layout.name());
		}
		Engine.execute(connection, "DROP TABLE IF EXISTS staged_file");
		Engine.execute(connection, "DROP TABLE IF EXISTS refused_cell");
	}

	/**
	 * Takes all rows out, for the next case on the same engine.
	 * @param records those that may have rows
	 */
	static void empty(Connection connection, Set<String> records) throws SQLException {
		for (String record : records) {
			Engine.execute(connection, "DELETE FROM " + record);
			Engine.execute(connection, "DELETE FROM staging_" + record);
		}
		for (String table : DerivedTables.all().keySet()) {
			Engine.execute(connection, "DELETE FROM " + table);
		}
		for (String table : new String[] { "reject", "quality", "read_account", "staged_file" }) {
			Engine.execute(connection, "DELETE FROM " + table);
		}
	}

}
