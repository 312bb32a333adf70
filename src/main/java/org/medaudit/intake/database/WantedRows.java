package org.medaudit.intake.database;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;

import org.medaudit.snapshot.RowSink;
import org.medaudit.snapshot.StagedFile;

/**
 * The rows of one query on their way into a snapshot, shared by all that read parts of
 * it.
 */
final class WantedRows {

	private static final int BLOCK = 1_024;

	private final DatabaseQuery query;

	private final List<StagedFile.Column> columns;

	private final int width;

	private final int money;

	private final RowSink sink;

	private final Set<Remark> remarks = ConcurrentHashMap.newKeySet();

	private final AtomicLong lines = new AtomicLong();

	/**
	 * Rows that are wanted.
	 * @param width columns of the result
	 * @param money position of the column to be added up, or -1
	 * @param sink beside which others are opened
	 */
	WantedRows(DatabaseQuery query, List<StagedFile.Column> columns, int width, int money, RowSink sink) {
		this.query = query;
		this.columns = columns;
		this.width = width;
		this.money = money;
		this.sink = sink;
	}

	DatabaseQuery query() {
		return this.query;
	}

	Set<Integer> positions() {
		return this.columns.stream().map(StagedFile.Column::position).collect(Collectors.toSet());
	}

	int width() {
		return this.width;
	}

	int money() {
		return this.money;
	}

	/** What was noticed about its values; safe for threads. */
	Set<Remark> remarks() {
		return this.remarks;
	}

	RowSink newSink() {
		return this.sink.beside();
	}

	/** The next line that no row of any of its sinks has; a block belongs to one sink. */
	long line(long last) {
		return (last % BLOCK == 0) ? this.lines.getAndAdd(BLOCK) + 1 : last + 1;
	}

	/** Once every part has been read. */
	void close() {
		this.sink.close();
	}

}
