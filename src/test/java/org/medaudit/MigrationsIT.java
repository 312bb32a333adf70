package org.medaudit;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import org.medaudit.testing.MySqlServer;

import static org.assertj.core.api.Assertions.assertThat;

/** The migrations of both databases, carried out, end in the same tables. */
class MigrationsIT {

	private static final String H2 = "jdbc:h2:mem:migrations;DB_CLOSE_DELAY=-1";

	private static Map<String, List<String>> h2;

	private static Map<String, List<String>> mysql;

	@BeforeAll
	static void migrate() throws SQLException {
		MySqlServer.Database database = MySqlServer.newDatabase();
		migrate("h2", H2, "sa", "");
		migrate("mysql", database.url(), database.user(), database.password());
		try (Connection connection = DriverManager.getConnection(H2, "sa", "")) {
			h2 = columns(connection);
		}
		try (Connection connection = database.connect()) {
			mysql = columns(connection);
		}
	}

	private static void migrate(String vendor, String url, String user, String password) {
		Flyway.configure()
			.dataSource(url, user, password)
			.locations("classpath:db/migration/" + vendor)
			.load()
			.migrate();
	}

	@Test
	void bothDatabasesHaveTheSameTablesAndColumns() {
		Map<String, List<String>> tables = new TreeMap<>(mysql);
		tables.keySet().removeIf((name) -> name.endsWith("_seq"));
		assertThat(tables).isEqualTo(h2).containsKeys("batch_job_execution", "audit_run", "run_finding");
	}

	@Test
	void aTableStandsForEverySequence() throws SQLException {
		List<String> sequences = new ArrayList<>();
		try (Connection connection = DriverManager.getConnection(H2, "sa", "");
				ResultSet row = connection.createStatement()
					.executeQuery("SELECT sequence_name FROM information_schema.sequences "
							+ "WHERE sequence_schema = 'PUBLIC' AND sequence_name NOT LIKE 'SYSTEM_SEQUENCE%'")) {
			while (row.next()) {
				sequences.add(row.getString(1).toLowerCase(Locale.ROOT));
			}
		}
		assertThat(new TreeSet<>(mysql.keySet()).stream().filter((name) -> name.endsWith("_seq")))
			.containsExactlyElementsOf(new TreeSet<>(sequences));
	}

	private static Map<String, List<String>> columns(Connection connection) throws SQLException {
		Map<String, List<String>> tables = new TreeMap<>();
		DatabaseMetaData about = connection.getMetaData();
		try (ResultSet column = about.getColumns(connection.getCatalog(), connection.getSchema(), null, null)) {
			while (column.next()) {
				String table = column.getString("TABLE_NAME").toLowerCase(Locale.ROOT);
				if (!table.startsWith("flyway")) {
					tables.computeIfAbsent(table, (name) -> new ArrayList<>())
						.add(column.getString("COLUMN_NAME").toLowerCase(Locale.ROOT) + " " + kind(column)
								+ (column.getString("IS_NULLABLE").equals("NO") ? " required" : ""));
				}
			}
		}
		return tables;
	}

	private static String kind(ResultSet column) throws SQLException {
		int size = column.getInt("COLUMN_SIZE");
		return switch (column.getInt("DATA_TYPE")) {
			case Types.VARCHAR, Types.CHAR, Types.LONGVARCHAR -> (size > 16_000) ? "long text" : "text " + size;
			case Types.DECIMAL, Types.NUMERIC -> "decimal " + size + " " + column.getInt("DECIMAL_DIGITS");
			case Types.BIT, Types.BOOLEAN, Types.TINYINT -> "yes or no";
			case Types.TIMESTAMP -> "time";
			case Types.DATE -> "date";
			case Types.INTEGER -> "int";
			case Types.BIGINT -> "long";
			default -> throw new AssertionError("no such type is used: " + column.getString("TYPE_NAME"));
		};
	}

}
