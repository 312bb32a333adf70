package org.medaudit.snapshot;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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
					"CREATE TABLE " + ChargeLines.table(layout) + " (" + Stream.concat(
							layout.columns().stream().map((column) -> column.name() + " " + column.type().sqlType()),
							further(layout))
						.collect(Collectors.joining(", ")) + ")");
		}
		ChargeLines.views(connection, true);
		for (Map.Entry<String, Map<String, String>> table : DerivedTables.all().entrySet()) {
			if (ChargeLines.VIEWS.contains(table.getKey())) {
				continue;
			}
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
				"CREATE TABLE given_twice (record VARCHAR, first_file VARCHAR, later_file VARCHAR, keyed BOOLEAN, row_count BIGINT, differ_count BIGINT, columns VARCHAR, samples VARCHAR, money DECIMAL(38,6))");
		Engine.execute(connection,
				"CREATE TABLE refused_cell (file_id INTEGER, line BIGINT, column_name VARCHAR, code VARCHAR, found VARCHAR)");
		Engine.script(connection, Engine.read("quality-tables.sql"));
		Engine.script(connection, Engine.read("internal-functions.sql"));
	}

	private static Stream<String> further(RecordLayout layout) {
		return ChargeLines.are(layout)
				? ChargeLines.further().entrySet().stream().map((column) -> column.getKey() + " " + column.getValue())
				: Stream.empty();
	}

	/**
	 * Takes all rows out, for the next case on the same engine.
	 * @param records those that may have rows
	 */
	static void empty(Connection connection, Set<String> records) throws SQLException {
		for (String record : records) {
			Engine.execute(connection, "DELETE FROM " + ChargeLines.table(RecordLayouts.of(record)));
		}
		for (String table : DerivedTables.all().keySet()) {
			if (!ChargeLines.VIEWS.contains(table)) {
				Engine.execute(connection, "DELETE FROM " + table);
			}
		}
		for (String table : new String[] { "reject", "quality", "read_account", "staged_file" }) {
			Engine.execute(connection, "DELETE FROM " + table);
		}
	}

}
