package org.medaudit.snapshot;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

/**
 * Takes the rows of one record one by one, as text, on the engine's bulk path. For one
 * thread; nothing it was given counts before it is closed.
 */
public final class RowSink implements AutoCloseable {

	private final Connection connection;

	private final DuckDBAppender appender;

	private final int[] positions;

	private long rows;

	RowSink(Connection connection, String table, List<StagedFile.Column> columns) throws SQLException {
		this.connection = connection;
		this.positions = columns.stream().mapToInt(StagedFile.Column::position).toArray();
		this.appender = connection.unwrap(DuckDBConnection.class)
			.createAppender(DuckDBConnection.DEFAULT_SCHEMA, table);
	}

	/**
	 * One row.
	 * @param line by which its source calls it, from 1
	 * @param values at the positions of the columns; null or blank where there is none
	 */
	public void row(long line, String[] values) {
		try {
			this.appender.beginRow();
			this.appender.append(line);
			for (int position : this.positions) {
				String value = values[position];
				if (value == null) {
					this.appender.appendNull();
				}
				else {
					this.appender.append(value);
				}
			}
			this.appender.endRow();
			this.rows++;
		}
		catch (SQLException ex) {
			throw Engine.failure(ex);
		}
	}

	/** Rows taken so far. */
	public long rows() {
		return this.rows;
	}

	@Override
	public void close() {
		try (this.connection; this.appender) {
			this.appender.flush();
		}
		catch (SQLException ex) {
			throw Engine.failure(ex);
		}
	}

}
