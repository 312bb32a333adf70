package org.medaudit.intake.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** One query that runs on a connection, with its result. */
final class Execution implements AutoCloseable {

	private final Statement statement;

	private final ResultSet result;

	private Execution(Statement statement, ResultSet result) {
		this.statement = statement;
		this.result = result;
	}

	/**
	 * Runs a query.
	 * @param most rows that are asked for, 0 for all
	 * @param streamed whether its rows come bit by bit
	 */
	static Execution of(Connection connection, DatabaseLogin login, SqlText sql, QueryValues values, int most,
			boolean streamed) throws SQLException {
		List<String> parameters = sql.parameters();
		Statement statement = parameters.isEmpty() ? connection.createStatement()
				: connection.prepareStatement(sql.bound());
		try {
			statement.setQueryTimeout(
					(int) Math.min(Integer.MAX_VALUE / 1_000, login.settings().statementTimeout().toSeconds()));
			statement.setMaxRows(most);
			if (streamed) {
				statement.setFetchSize(login.dialect().fetchSize());
			}
			return new Execution(statement, result(statement, sql, values, parameters));
		}
		catch (SQLException ex) {
			statement.close();
			throw ex;
		}
	}

	private static ResultSet result(Statement statement, SqlText sql, QueryValues values, List<String> parameters)
			throws SQLException {
		if (statement instanceof PreparedStatement prepared) {
			values.set(prepared, parameters);
			return prepared.executeQuery();
		}
		return statement.executeQuery(sql.text());
	}

	ResultSet result() {
		return this.result;
	}

	/** Tells the database to end it; for another thread. */
	void cancel() {
		try {
			this.statement.cancel();
		}
		catch (SQLException ex) {
			// It ends of itself, or its connection is closed.
			return;
		}
	}

	@Override
	public void close() throws SQLException {
		this.statement.close();
	}

}
