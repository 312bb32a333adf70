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

	private DuckDBAppender refusals;

	private final int[] positions;

	private final Place place;

	private long rows;

	private boolean open = true;

	RowSink(Connection connection, String table, List<StagedFile.Column> columns, Place place) throws SQLException {
		this.connection = connection;
		this.positions = columns.stream().mapToInt(StagedFile.Column::position).toArray();
		this.appender = appender(table);
		this.place = place;
	}

	private DuckDBAppender appender(String table) throws SQLException {
		return this.connection.unwrap(DuckDBConnection.class)
			.createAppender(StagingFile.NAME, DuckDBConnection.DEFAULT_SCHEMA, table);
	}

	/** What a sink needs of where its rows lie. */
	interface Place {

		RowSink beside() throws SQLException;

		/** Makes a table for refusals and gives its name. */
		String refusals() throws SQLException;

		void drop() throws SQLException;

	}

	/**
	 * Another sink for rows of the same file, for another thread or another try. Lines
	 * are those of the file: no two rows of all its sinks may have the same.
	 */
	public RowSink beside() {
		try {
			return this.place.beside();
		}
		catch (SQLException ex) {
			throw Engine.failure(ex);
		}
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

	/**
	 * Says that a cell of a row has no value that could be judged: the row, which is
	 * given as well, will be rejected for it.
	 * @param line that of the row
	 * @param column of the layout
	 * @param code end of the message key {@code snapshot.reject-<code>}
	 * @param found what stands in the cell
	 */
	public void refuse(long line, String column, String code, String found) {
		try {
			if (this.refusals == null) {
				this.refusals = appender(this.place.refusals());
			}
			this.refusals.beginRow();
			this.refusals.append(line);
			this.refusals.append(column);
			this.refusals.append(code);
			this.refusals.append(found);
			this.refusals.endRow();
		}
		catch (SQLException ex) {
			throw Engine.failure(ex);
		}
	}

	/** Rows taken so far. */
	public long rows() {
		return this.rows;
	}

	/** Closes it and forgets every row that it was given. */
	public void abandon() {
		if (!this.open) {
			throw new IllegalStateException("its rows count already");
		}
		close();
		try {
			this.place.drop();
		}
		catch (SQLException ex) {
			throw Engine.failure(ex);
		}
	}

	/** A second time does nothing. */
	@Override
	public void close() {
		if (!this.open) {
			return;
		}
		this.open = false;
		try (this.connection; this.appender; DuckDBAppender cells = this.refusals) {
			this.appender.flush();
			if (cells != null) {
				cells.flush();
			}
		}
		catch (SQLException ex) {
			throw Engine.failure(ex);
		}
	}

}
