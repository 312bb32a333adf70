package org.medaudit.intake.database;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.medaudit.snapshot.RowSink;
import org.medaudit.values.ProblemsException;

/**
 * Reads the parts of all queries of one database over its connections. A part whose
 * connection is lost is begun again; what it had brought is forgotten.
 */
final class ReadingCrew {

	private final DatabaseLogin login;

	private final Timing timing;

	private final ReadingListener listener;

	private final Moments moments;

	private final Queue<Task> tasks = new ConcurrentLinkedQueue<>();

	private final Map<DatabaseQuery, Tally> read = new LinkedHashMap<>();

	private final PartReader reader;

	ReadingCrew(DatabaseLogin login, Timing timing, ReadingListener listener) {
		this.login = login;
		this.timing = timing;
		this.listener = listener;
		this.moments = new Moments(login);
		this.reader = new PartReader(login, new Pace(login.settings().rowsPerSecond(), timing));
	}

	/** A part that one connection reads in one go. */
	private record Task(WantedRows wanted, PartitionRanges.Part part) {

		DatabaseQuery query() {
			return this.wanted.query();
		}

	}

	/** Adds the parts of a query. */
	void add(WantedRows wanted, List<PartitionRanges.Part> parts) {
		this.read.put(wanted.query(), new Tally(0, (wanted.money() >= 0) ? BigDecimal.ZERO : null));
		parts.forEach((part) -> this.tasks.add(new Task(wanted, part)));
	}

	/**
	 * Reads everything.
	 * @throws ProblemsException with why it could not be read
	 */
	void run() {
		int connections = Math.min(this.login.settings().connections(), this.tasks.size());
		ExecutorService threads = Executors.newFixedThreadPool(Math.max(1, connections));
		try {
			List<Connection> open = new ArrayList<>();
			for (int i = 0; i < connections; i++) {
				open.add(open());
			}
			List<Future<?>> members = new ArrayList<>();
			open.forEach((connection) -> members.add(threads.submit(() -> work(connection, threads))));
			await(members);
		}
		finally {
			threads.shutdownNow();
		}
	}

	/** What was read of a query. */
	Tally read(DatabaseQuery query) {
		synchronized (this.read) {
			return this.read.get(query);
		}
	}

	/** Whether a query was read again after a connection was lost, at a later moment. */
	boolean isLater(DatabaseQuery query) {
		return this.moments.isLater(query.origin());
	}

	/** All begin together; one that cannot is opened again when its first part begins. */
	private Connection open() {
		try {
			return this.moments.open(Set.of());
		}
		catch (SQLException ex) {
			if (DatabaseTrouble.isLost(ex)) {
				return null;
			}
			throw new ProblemsException(DatabaseTrouble.connecting(this.login.settings(), ex));
		}
	}

	/** The failure of one stops the others, whose ends say nothing then. */
	private void await(List<Future<?>> members) {
		RuntimeException failure = null;
		for (Future<?> member : members) {
			try {
				member.get();
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
				this.reader.stop();
				throw new IllegalStateException(ex);
			}
			catch (ExecutionException ex) {
				boolean told = ex.getCause() instanceof ProblemsException;
				RuntimeException cause = (ex.getCause() instanceof RuntimeException runtime) ? runtime
						: new IllegalStateException(ex.getCause());
				failure = (failure == null || told) ? cause : failure;
			}
		}
		if (failure != null) {
			throw failure;
		}
	}

	private Void work(Connection first, ExecutorService threads) throws SQLException, InterruptedException {
		Held held = new Held(first);
		try {
			for (Task task = this.tasks.poll(); task != null && !this.reader.isStopped(); task = this.tasks.poll()) {
				read(task, held);
			}
			return null;
		}
		catch (RuntimeException ex) {
			this.reader.stop();
			threads.shutdownNow();
			throw ex;
		}
		finally {
			held.close();
		}
	}

	private void read(Task task, Held held) throws InterruptedException {
		Tries tries = new Tries(this.login.settings(), task.query().place(), this.timing);
		while (!attempt(task, held, tries)) {
			held.drop();
			this.listener.lost(task.query().origin(), tries.beginnings());
		}
	}

	/** Gives false when the connection was lost and it is time for the next try. */
	private boolean attempt(Task task, Held held, Tries tries) throws InterruptedException {
		RowSink sink = task.wanted().newSink();
		boolean whole = false;
		long[] told = new long[1];
		try {
			Connection connection = held.connection(task);
			tries.connected();
			Tally tally = this.reader.read(connection, task.part(), task.wanted(), sink, (rows) -> {
				told[0] += rows;
				this.listener.rows(task.query().origin(), rows);
			});
			sink.close();
			whole = true;
			count(task.query(), tally);
			return true;
		}
		catch (SQLException ex) {
			if (this.reader.isStopped()) {
				throw new InterruptedException();
			}
			if (!DatabaseTrouble.isLost(ex)) {
				throw new ProblemsException(
						held.isOpen() ? DatabaseTrouble.reading(this.login.settings(), task.query().place(), ex)
								: DatabaseTrouble.connecting(this.login.settings(), ex));
			}
			this.listener.rows(task.query().origin(), -told[0]);
			tries.lost(ex);
			return false;
		}
		finally {
			if (!whole) {
				sink.abandon();
			}
		}
	}

	private void count(DatabaseQuery query, Tally tally) {
		synchronized (this.read) {
			this.read.merge(query, tally, Tally::plus);
		}
	}

	/** The connection of one member. */
	private final class Held {

		private Connection connection;

		Held(Connection connection) {
			this.connection = connection;
		}

		boolean isOpen() {
			return this.connection != null;
		}

		Connection connection(Task task) throws SQLException {
			if (this.connection == null) {
				Set<String> readers = ConcurrentHashMap.newKeySet();
				readers.add(task.query().origin());
				ReadingCrew.this.tasks.forEach((other) -> readers.add(other.query().origin()));
				this.connection = ReadingCrew.this.moments.open(readers);
			}
			return this.connection;
		}

		void drop() {
			try {
				close();
			}
			catch (SQLException ex) {
				// It is lost; there is nothing to be closed.
				return;
			}
		}

		void close() throws SQLException {
			Connection closing = this.connection;
			this.connection = null;
			if (closing != null) {
				closing.close();
			}
		}

	}

}
