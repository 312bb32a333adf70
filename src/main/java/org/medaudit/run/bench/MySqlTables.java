package org.medaudit.run.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.medaudit.values.Problem;
import org.medaudit.values.ProblemsException;

/**
 * The tables that the rules of the bench set read, in MySQL: filled from the snapshot and
 * from knowledge, with indexes. Dropped when closed.
 */
final class MySqlTables implements AutoCloseable {

	private static final int BATCH = 2_000;

	private static final String PREFIX = "bench_";

	private static final Pattern TABLE = Pattern.compile("CREATE TABLE (\\w+)");

	private static final Map<String, String> OPEN = Map.of("valid_from", "1000-01-01", "valid_to", "9999-12-31");

	private final Connection mysql;

	private final List<String> tables;

	private MySqlTables(Connection mysql, List<String> tables) {
		this.mysql = mysql;
		this.tables = tables;
	}

	/**
	 * Makes the tables, still empty.
	 * @throws ProblemsException when there are tables of these names
	 */
	static MySqlTables create(Connection mysql) throws SQLException {
		List<String> names = new ArrayList<>();
		Matcher table = TABLE.matcher(resource("schema.sql"));
		while (table.find()) {
			names.add(table.group(1));
		}
		List<String> there = present(mysql).stream().filter(names::contains).toList();
		if (!there.isEmpty()) {
			throw new ProblemsException(Problem.of(Problem.Kind.SETUP, "run.bench-mysql-not-empty", mysql.getCatalog(),
					String.join(", ", there)));
		}
		MySqlTables tables = new MySqlTables(mysql, names);
		tables.script("schema.sql");
		return tables;
	}

	static List<String> present(Connection mysql) throws SQLException {
		List<String> present = new ArrayList<>();
		try (Statement statement = mysql.createStatement(); ResultSet rows = statement.executeQuery("SHOW TABLES")) {
			while (rows.next()) {
				present.add(rows.getString(1));
			}
		}
		return present;
	}

	/** Copies what the snapshot has, and writes the knowledge. */
	void fill(Connection snapshot, Map<String, List<Map<String, String>>> knowledge) throws SQLException {
		this.mysql.setAutoCommit(false);
		for (String table : this.tables) {
			String name = table.substring(PREFIX.length());
			List<String> columns = columns(table);
			try (PreparedStatement insert = this.mysql
				.prepareStatement("INSERT INTO " + table + " (" + String.join(", ", columns) + ") VALUES ("
						+ String.join(", ", Collections.nCopies(columns.size(), "?")) + ")")) {
				if (knowledge.containsKey(name)) {
					write(insert, columns, knowledge.get(name));
				}
				else {
					copy(insert, columns, snapshot, name, BATCH);
				}
			}
			this.mysql.commit();
		}
		this.mysql.setAutoCommit(true);
		script("indexes.sql");
		try (Statement statement = this.mysql.createStatement()) {
			statement.execute("ANALYZE TABLE " + String.join(", ", this.tables));
		}
	}

	private List<String> columns(String table) throws SQLException {
		try (Statement statement = this.mysql.createStatement();
				ResultSet rows = statement.executeQuery("SELECT * FROM " + table + " LIMIT 0")) {
			ResultSetMetaData meta = rows.getMetaData();
			List<String> columns = new ArrayList<>();
			for (int i = 1; i <= meta.getColumnCount(); i++) {
				columns.add(meta.getColumnName(i));
			}
			return columns;
		}
	}

	/** Copies the rows of a table of the snapshot, so many at a time. */
	static void copy(PreparedStatement insert, List<String> columns, Connection snapshot, String name, int batch)
			throws SQLException {
		try (Statement statement = snapshot.createStatement();
				ResultSet rows = statement.executeQuery("SELECT " + String.join(", ", columns) + " FROM " + name)) {
			long written = 0;
			while (rows.next()) {
				for (int i = 1; i <= columns.size(); i++) {
					insert.setString(i, rows.getString(i));
				}
				insert.addBatch();
				if (++written % batch == 0) {
					insert.executeBatch();
				}
			}
			insert.executeBatch();
		}
	}

	private static void write(PreparedStatement insert, List<String> columns, List<Map<String, String>> rows)
			throws SQLException {
		for (Map<String, String> row : rows) {
			for (int i = 0; i < columns.size(); i++) {
				String value = row.get(columns.get(i));
				insert.setString(i + 1, (value == null || value.isEmpty()) ? OPEN.get(columns.get(i)) : value);
			}
			insert.addBatch();
		}
		insert.executeBatch();
	}

	/** What was looked for when the indexes were chosen, one a line. */
	static List<String> indexes() {
		return resource("indexes.sql").lines().filter((line) -> line.startsWith("CREATE INDEX")).toList();
	}

	private void script(String name) throws SQLException {
		try (Statement statement = this.mysql.createStatement()) {
			for (String sql : Arrays.stream(resource(name).split(";\\s*\\n"))
				.filter((text) -> !text.isBlank())
				.toList()) {
				statement.execute(sql);
			}
		}
	}

	static String resource(String name) {
		try (InputStream stream = MySqlTables.class.getResourceAsStream("mysql/" + name)) {
			return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	@Override
	public void close() throws SQLException {
		this.mysql.setAutoCommit(true);
		try (Statement statement = this.mysql.createStatement()) {
			statement.execute("DROP TABLE IF EXISTS " + String.join(", ", this.tables));
		}
	}

}
