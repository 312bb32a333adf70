package org.medaudit.intake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.medaudit.snapshot.SnapshotParameters;
import org.medaudit.testing.MySqlServer;
import org.medaudit.values.Environment;
import org.medaudit.values.Period;
import org.medaudit.values.Problem;

/** A database of two tables, a source.yml over it, and the reading of both. */
final class DatabaseHouse implements AutoCloseable {

	static final String VISIT = """
			  visit:
			    database: his
			    query: SELECT no AS visit_id, pat AS patient_id, '21' AS visit_kind, dept AS department_id, t AS admitted_at FROM reg
			""";

	static final String CHARGE = """
			  charge:
			    database: his
			    query: |
			      SELECT id AS charge_id, no AS visit_id, t AS charged_at, 'A1' AS item_code, 'bed' AS item_name,
			             '01' AS fee_class, qty AS quantity, price AS unit_price, amt AS amount
			      FROM fee
			""";

	private final IngestHouse house;

	private final Path root;

	private final MySqlServer.Database database;

	private final Map<String, String> variables = new HashMap<>();

	DatabaseHouse(Path root, MySqlServer.Database database) {
		this.house = new IngestHouse(root);
		this.root = root;
		this.database = database;
		this.variables.put("HIS_USER", database.user());
		this.variables.put("HIS_PASSWORD", database.password());
		execute("CREATE TABLE reg (no VARCHAR(50), pat VARCHAR(50), dept VARCHAR(50), t TIMESTAMP)",
				"INSERT INTO reg VALUES ('v1', 'p1', 'd1', '2026-03-01 08:00:00')",
				"CREATE TABLE fee (id INT PRIMARY KEY, no VARCHAR(50), t TIMESTAMP, qty DECIMAL(16,4), price DECIMAL(16,6), amt DECIMAL(16,2))",
				"INSERT INTO fee VALUES (1, 'v1', '2026-03-02 09:00:00', 1, 50, 50)");
	}

	String url() {
		return this.database.url();
	}

	void execute(String... statements) {
		try (Connection connection = this.database.connect(); Statement statement = connection.createStatement()) {
			for (String sql : statements) {
				statement.execute(sql);
			}
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/** So many charge lines, their ids from 1. */
	void charges(int lines) {
		StringBuilder rows = new StringBuilder("INSERT INTO fee VALUES ");
		for (int i = 2; i <= lines; i++) {
			rows.append((i > 2) ? "," : "").append("(" + i + ", 'v1', '2026-03-02 09:00:00', 1, 0.01, 0.01)");
		}
		execute(rows.toString());
	}

	DatabaseHouse with(String variable, String value) {
		this.variables.put(variable, value);
		return this;
	}

	Path home() {
		return this.house.home();
	}

	/** A source.yml with the usual login. */
	Path at(String url, String settings, String... records) {
		return write("databases:\n  his:\n    url: " + url + "\n    user: ${HIS_USER}\n    password: ${HIS_PASSWORD}\n"
				+ settings + "records:\n" + String.join("", records));
	}

	Path mapping(String settings, String... records) {
		return at(this.database.url(), settings, records);
	}

	Path write(String text) {
		try {
			return Files.writeString(this.root.resolve("source.yml"), text);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** What looking at a source complains of. */
	List<String> complaints(Path source) {
		return check(source, Optional.empty()).problems().stream().map(Problem::toString).toList();
	}

	SourceCheck.Result check(Path source, Optional<Period> period) {
		try {
			return new SourceCheck(request(source, period), Clock.systemUTC())
				.run(Files.createDirectories(this.root.resolve("work")));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	IngestResult ingest(Path source) {
		return this.house.ingest(request(source, Optional.empty()));
	}

	IngestRequest request(Path source, Optional<Period> period) {
		return new IngestRequest(List.of(source), Optional.empty(), home(), this.house.engine(),
				SnapshotParameters.DEFAULT, period, new Environment(this.variables));
	}

	static Optional<Period> march() {
		return Optional.of(new Period(LocalDate.of(2026, 3, 1), LocalDate.of(2026, 3, 31)));
	}

	IngestHouse house() {
		return this.house;
	}

	@Override
	public void close() {
		this.house.close();
	}

}
