package org.medaudit.run.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;

import org.medaudit.records.ColumnType;
import org.medaudit.records.RecordColumn;
import org.medaudit.records.RecordLayout;
import org.medaudit.records.RecordLayouts;
import org.medaudit.values.Problem;
import org.medaudit.values.ProblemsException;

/**
 * The charge lines as a table of a hospital's database, to be read by a source.yml.
 * Dropped when closed.
 */
final class DatabaseReading implements AutoCloseable {

	static final String USER = "BENCH_USER";

	static final String PASSWORD = "BENCH_PASSWORD";

	private static final String TABLE = "bench_fee";

	private static final int BATCH = 2_000;

	private static final RecordLayout CHARGE = RecordLayouts.of("charge");

	private final MySqlPlace place;

	private final Connection mysql;

	private DatabaseReading(MySqlPlace place, Connection mysql) {
		this.place = place;
		this.mysql = mysql;
	}

	/**
	 * Fills the table with what the snapshot has.
	 * @throws ProblemsException when there is a table of the name
	 */
	static DatabaseReading fill(MySqlPlace place, Connection snapshot) throws SQLException {
		Connection mysql = place.connect();
		DatabaseReading reading = new DatabaseReading(place, mysql);
		if (MySqlTables.present(mysql).contains(TABLE)) {
			String database = mysql.getCatalog();
			mysql.close();
			throw new ProblemsException(Problem.of(Problem.Kind.SETUP, "run.bench-mysql-not-empty", database, TABLE));
		}
		try (Statement statement = mysql.createStatement()) {
			statement.execute("CREATE TABLE " + TABLE + " (id BIGINT AUTO_INCREMENT PRIMARY KEY, "
					+ CHARGE.columns()
						.stream()
						.map((column) -> "f_" + column.name() + " " + type(column.type()))
						.collect(Collectors.joining(", "))
					+ ") CHARACTER SET utf8mb4 COLLATE utf8mb4_bin");
		}
		mysql.setAutoCommit(false);
		reading.copy(snapshot);
		mysql.commit();
		mysql.setAutoCommit(true);
		return reading;
	}

	private static String type(ColumnType type) {
		return switch (type) {
			case ID, CODE -> "VARCHAR(100)";
			case TEXT -> "VARCHAR(500)";
			case DATE -> "DATE";
			case TIME -> "DATETIME";
			case INT, FLAG -> "INT";
			default -> type.sqlType();
		};
	}

	private void copy(Connection snapshot) throws SQLException {
		List<String> columns = CHARGE.columns().stream().map(RecordColumn::name).toList();
		String insert = "INSERT INTO " + TABLE + " ("
				+ columns.stream().map("f_"::concat).collect(Collectors.joining(", ")) + ") VALUES ("
				+ String.join(", ", Collections.nCopies(columns.size(), "?")) + ")";
		try (PreparedStatement into = this.mysql.prepareStatement(insert)) {
			MySqlTables.copy(into, columns, snapshot, "charge", BATCH);
		}
	}

	private static String query() {
		return "SELECT " + CHARGE.columns()
			.stream()
			.map((column) -> "f.f_" + column.name() + " AS " + column.name())
			.collect(Collectors.joining(", ")) + " FROM " + TABLE + " f";
	}

	/** Reads every value of the query over one connection, and throws it away. */
	Spent readAndThrowAway(Stopwatch stopwatch) throws SQLException, IOException {
		try (Connection own = this.place.connect();
				Statement statement = own.createStatement(ResultSet.TYPE_FORWARD_ONLY, ResultSet.CONCUR_READ_ONLY)) {
			statement.setFetchSize(Integer.MIN_VALUE);
			return stopwatch.time(() -> {
				try (ResultSet rows = statement.executeQuery(query())) {
					int columns = CHARGE.columns().size();
					while (rows.next()) {
						for (int i = 1; i <= columns; i++) {
							rows.getString(i);
						}
					}
				}
			});
		}
	}

	/** A source.yml that reads the same query, in parts over two connections. */
	Path mapping(Path folder) throws IOException {
		Path file = folder.resolve("source.yml");
		Files.writeString(file, """
				databases:
				  bench:
				    url: "%s"
				    user: ${%s}
				    password: ${%s}
				records:
				  charge:
				    database: bench
				    partition: {column: f.id, parts: 8}
				    query: |
				      %s
				""".formatted(this.place.url(), USER, PASSWORD, query()));
		return file;
	}

	@Override
	public void close() throws SQLException {
		try (Connection own = this.mysql; Statement statement = own.createStatement()) {
			own.setAutoCommit(true);
			statement.execute("DROP TABLE IF EXISTS " + TABLE);
		}
	}

}
