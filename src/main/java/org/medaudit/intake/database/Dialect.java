package org.medaudit.intake.database;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/** What is asked of databases in different ways. */
enum Dialect {

	/**
	 * Rows are streamed as text; one transaction sees one moment, where all its tables
	 * are of InnoDB.
	 */
	MYSQL("jdbc:mysql:", Integer.MIN_VALUE, Map.of("tinyInt1isBit", "false", "yearIsDateType", "false")),

	/** One transaction sees one moment, and others can be given the same. */
	POSTGRESQL("jdbc:postgresql:", 10_000, Map.of("readOnlyMode", "always")),

	/** What JDBC promises of any database, which is no moment for a whole transaction. */
	OTHER("jdbc:", 5_000, Map.of());

	private static final Duration CONNECT = Duration.ofSeconds(15);

	/** Beyond the limit of a statement the database itself should have ended it. */
	private static final Duration SILENCE = Duration.ofMinutes(1);

	private final String begin;

	private final int fetchSize;

	private final Map<String, String> properties;

	Dialect(String begin, int fetchSize, Map<String, String> properties) {
		this.begin = begin;
		this.fetchSize = fetchSize;
		this.properties = properties;
	}

	/** That of a URL. */
	static Dialect of(String url) {
		return Arrays.stream(values()).filter((dialect) -> url.startsWith(dialect.begin)).findFirst().orElse(OTHER);
	}

	/** What a connection is asked for, besides what its URL says. */
	Properties properties(DatabaseSettings settings) {
		Properties properties = new Properties();
		properties.putAll(this.properties);
		long silence = settings.statementTimeout().plus(SILENCE).toMillis();
		switch (this) {
			case MYSQL -> {
				properties.setProperty("connectTimeout", String.valueOf(CONNECT.toMillis()));
				properties.setProperty("socketTimeout", String.valueOf(Math.min(silence, Integer.MAX_VALUE)));
				properties.setProperty("tcpKeepAlive", "true");
			}
			case POSTGRESQL -> {
				properties.setProperty("loginTimeout", String.valueOf(CONNECT.toSeconds()));
				properties.setProperty("connectTimeout", String.valueOf(CONNECT.toSeconds()));
				properties.setProperty("socketTimeout", String.valueOf(Math.min(silence / 1_000, Integer.MAX_VALUE)));
				properties.setProperty("tcpKeepAlive", "true");
			}
			default -> {
			}
		}
		return properties;
	}

	int fetchSize() {
		return this.fetchSize;
	}

	/** Whether numbers and times come as the text that the database itself writes. */
	boolean sendsText() {
		return this == MYSQL;
	}

	/** Whether one transaction sees one moment. */
	boolean seesOneMoment() {
		return this != OTHER;
	}

	/**
	 * Begins the transaction that everything is read in.
	 * @param moment one that another transaction gave, or null
	 * @return what other transactions can be given to see the same moment
	 */
	Optional<String> begin(Connection connection, String moment) throws SQLException {
		connection.setAutoCommit(false);
		if (this == OTHER) {
			return Optional.empty();
		}
		connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
		try (Statement statement = connection.createStatement()) {
			if (this == MYSQL) {
				statement.execute("START TRANSACTION WITH CONSISTENT SNAPSHOT, READ ONLY");
				return Optional.empty();
			}
			return (moment != null) ? join(connection, statement, moment) : export(connection, statement);
		}
	}

	// The moment is gone with the transaction that gave it.
	private static Optional<String> join(Connection connection, Statement statement, String moment)
			throws SQLException {
		try {
			statement.execute("SET TRANSACTION SNAPSHOT '" + moment.replace("'", "") + "'");
			return Optional.of(moment);
		}
		catch (SQLException ex) {
			connection.rollback();
			return export(connection, statement);
		}
	}

	// A standby may refuse it; then each connection has a moment of its own.
	private static Optional<String> export(Connection connection, Statement statement) throws SQLException {
		try (ResultSet result = statement.executeQuery("SELECT pg_export_snapshot()")) {
			result.next();
			return Optional.of(result.getString(1));
		}
		catch (SQLException ex) {
			connection.rollback();
			statement.execute("SELECT 1");
			return Optional.empty();
		}
	}

}
