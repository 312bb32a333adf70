package org.medaudit.intake.database;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongConsumer;

import org.medaudit.snapshot.RowSink;

/** Reads one part of a query from an open connection into a sink. */
final class PartReader {

	/** Rows between two looks at whether to go on. */
	private static final int STRIDE = 4_096;

	private final DatabaseLogin login;

	private final Pace pace;

	private final Set<Execution> running = ConcurrentHashMap.newKeySet();

	private volatile boolean stopped;

	PartReader(DatabaseLogin login, Pace pace) {
		this.login = login;
		this.pace = pace;
	}

	/** Ends whatever is being read, for another thread. */
	void stop() {
		this.stopped = true;
		this.running.forEach(Execution::cancel);
	}

	boolean isStopped() {
		return this.stopped;
	}

	/**
	 * Reads to the end.
	 * @param rows told how many more were read
	 */
	Tally read(Connection connection, PartitionRanges.Part part, WantedRows wanted, RowSink sink, LongConsumer rows)
			throws SQLException, InterruptedException {
		try (Execution execution = Execution.of(connection, this.login, part.sql(), part.values(), 0, true)) {
			this.running.add(execution);
			try {
				return read(execution.result(), wanted, sink, rows);
			}
			finally {
				this.running.remove(execution);
			}
		}
	}

	private Tally read(ResultSet result, WantedRows wanted, RowSink sink, LongConsumer rows)
			throws SQLException, InterruptedException {
		RowReader reader = new RowReader(result, wanted.positions(), this.login.dialect(), wanted.remarks());
		String[] values = new String[wanted.width()];
		MoneySum money = new MoneySum(wanted.money());
		int stride = Math.min(STRIDE, this.pace.stride());
		int taken = 0;
		long line = 0;
		while (result.next()) {
			reader.read(values);
			line = wanted.line(line);
			sink.row(line, values);
			money.add(values);
			if (++taken == stride) {
				this.pace.take(taken);
				rows.accept(taken);
				taken = 0;
				if (this.stopped) {
					throw new InterruptedException();
				}
			}
		}
		rows.accept(taken);
		return new Tally(sink.rows(), money.sum());
	}

}
