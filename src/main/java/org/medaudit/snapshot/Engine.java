package org.medaudit.snapshot;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

import org.duckdb.DuckDBConnection;
import org.medaudit.values.Problem;
import org.medaudit.values.ProblemsException;

/** Opens the columnar engine and runs statements on it. */
final class Engine {

	private Engine() {
	}

	/** Opens a file, or memory for an empty name. */
	static Connection open(String database, EngineSettings settings) {
		try {
			Files.createDirectories(settings.temporaryFolder());
			Connection connection = DriverManager.getConnection("jdbc:duckdb:" + database, settings.asProperties());
			script(connection, read("engine-functions.sql"));
			script(connection, read("engine-meanings.sql"));
			return connection;
		}
		catch (SQLException ex) {
			throw failure(ex);
		}
		catch (IOException ex) {
			throw new ProblemsException(Problem.of(Problem.Kind.SETUP, "snapshot.folder-not-writable",
					settings.temporaryFolder().toString(), String.valueOf(ex.getMessage())));
		}
	}

	/** Another connection to the same engine, for another thread. */
	static Connection duplicate(Connection connection) throws SQLException {
		return connection.unwrap(DuckDBConnection.class).duplicate();
	}

	static String read(String resource) {
		try (InputStream stream = Engine.class.getResourceAsStream(resource)) {
			return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	static void script(Connection connection, String script) throws SQLException {
		for (String statement : statements(script)) {
			execute(connection, statement);
		}
	}

	/**
	 * Statements end with a semicolon at the end of a line; there are no others in our
	 * scripts.
	 */
	static List<String> statements(String script) {
		return Arrays.stream(script.split(";\\s*\\n")).filter((statement) -> !statement.isBlank()).toList();
	}

	static void execute(Connection connection, String sql) throws SQLException {
		try (Statement statement = connection.createStatement()) {
			statement.execute(sql);
		}
	}

	/** Gives how many rows were changed. */
	static long change(Connection connection, String sql) throws SQLException {
		try (Statement statement = connection.createStatement()) {
			return statement.executeUpdate(sql);
		}
	}

	static long number(Connection connection, String sql) throws SQLException {
		try (Statement statement = connection.createStatement(); ResultSet result = statement.executeQuery(sql)) {
			result.next();
			return result.getLong(1);
		}
	}

	static List<List<String>> rows(Connection connection, String sql) throws SQLException {
		try (Statement statement = connection.createStatement(); ResultSet result = statement.executeQuery(sql)) {
			int columns = result.getMetaData().getColumnCount();
			List<List<String>> rows = new ArrayList<>();
			while (result.next()) {
				List<String> row = new ArrayList<>(columns);
				for (int i = 1; i <= columns; i++) {
					row.add(result.getString(i));
				}
				rows.add(row);
			}
			return rows;
		}
	}

	/** A text as a literal. */
	static String literal(String text) {
		return (text != null) ? "'" + text.replace("'", "''") + "'" : "NULL";
	}

	static String firstLine(SQLException exception) {
		return String.valueOf(exception.getMessage()).lines().findFirst().orElse("");
	}

	/** What went wrong in the engine, as the administrator can act on it. */
	static ProblemsException failure(SQLException exception) {
		String message = firstLine(exception);
		String lower = message.toLowerCase(Locale.ROOT);
		if (lower.contains("no space left") || lower.contains("could not write") || lower.contains("failed to offload")
				|| lower.contains("max_temp_directory_size")) {
			return new ProblemsException(Problem.of(Problem.Kind.SETUP, "snapshot.disk-full", "", message));
		}
		if (lower.contains("out of memory")) {
			return new ProblemsException(Problem.of(Problem.Kind.SETUP, "snapshot.out-of-memory", "", message));
		}
		if (lower.contains("corrupt") || lower.contains("checksum")) {
			return new ProblemsException(Problem.of(Problem.Kind.SETUP, "snapshot.data-damaged", "", message));
		}
		return new ProblemsException(Problem.of(Problem.Kind.FAULT, "snapshot.engine", "", message));
	}

}
