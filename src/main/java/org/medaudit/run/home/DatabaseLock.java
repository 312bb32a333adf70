package org.medaudit.run.home;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

import org.medaudit.values.Problem;
import org.medaudit.values.ProblemsException;

/**
 * Makes its holder the only writer of a database on a server, whichever home it works on:
 * recovery takes every unfinished run for one of a process that is gone. The server
 * releases it when the connection ends, however it ends.
 */
final class DatabaseLock implements AutoCloseable {

	private static final String NAME = "CONCAT('medaudit ', MD5(DATABASE()))";

	/** The server may take a moment to notice that a killed holder is gone. */
	private static final String TAKE = "SELECT GET_LOCK(" + NAME + ", 5)";

	private static final String HOLDER = "SELECT host FROM information_schema.processlist WHERE id = IS_USED_LOCK("
			+ NAME + ")";

	private final Connection connection;

	private DatabaseLock(Connection connection) {
		this.connection = connection;
	}

	/**
	 * Takes the lock of a database on a server; an embedded one is locked with its home.
	 * @throws ProblemsException when another process holds it, or there is no connection
	 */
	static DatabaseLock take(Database database) {
		database.check();
		if (database.embedded()) {
			return new DatabaseLock(null);
		}
		Connection connection = null;
		try {
			connection = DriverManager.getConnection(database.url(), database.user(), database.password());
			try (Statement statement = connection.createStatement()) {
				// A scan may take longer than a server lets connections rest.
				statement.execute("SET SESSION wait_timeout = 2147483");
				if (!"1".equals(first(statement, TAKE))) {
					throw new ProblemsException(Problem.of(Problem.Kind.SETUP, "run.database-in-use",
							database.toString(), String.valueOf(first(statement, HOLDER))));
				}
			}
			return new DatabaseLock(connection);
		}
		catch (SQLException ex) {
			close(connection);
			throw new IllegalStateException("the lock of the database", ex);
		}
		catch (RuntimeException ex) {
			close(connection);
			throw ex;
		}
	}

	private static String first(Statement statement, String query) throws SQLException {
		try (ResultSet result = statement.executeQuery(query)) {
			return result.next() ? result.getString(1) : null;
		}
	}

	private static void close(Connection connection) {
		if (connection != null) {
			try {
				connection.close();
			}
			catch (SQLException ex) {
				// The server has closed it, and let the lock go with it.
			}
		}
	}

	@Override
	public void close() {
		close(this.connection);
	}

}
