package org.medaudit.run.bench;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Takes the time of work. Beside a busy neighbour the wall clock says less than the
 * processors' time, so both are taken.
 */
public final class Stopwatch {

	private final LongSupplier wallNanos;

	private final LongSupplier processorNanos;

	/** With what tells the two times, in nanoseconds from any beginning. */
	public Stopwatch(LongSupplier wallNanos, LongSupplier processorNanos) {
		this.wallNanos = wallNanos;
		this.processorNanos = processorNanos;
	}

	/** The clock of the machine and the processors' time of this process. */
	public static Stopwatch ofProcess() {
		return new Stopwatch(System::nanoTime,
				() -> ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO).toNanos());
	}

	/** Work that may fail as the engine and files do. */
	interface Work {

		void run() throws SQLException, IOException;

	}

	/** Does the work and says what it took. */
	Spent time(Work work) throws SQLException, IOException {
		Mark began = mark();
		work.run();
		return since(began);
	}

	Mark mark() {
		return new Mark(this.wallNanos.getAsLong(), this.processorNanos.getAsLong());
	}

	Spent since(Mark began) {
		return between(began, mark());
	}

	static Spent between(Mark began, Mark ended) {
		return new Spent(Duration.ofNanos(ended.wall() - began.wall()),
				Duration.ofNanos(ended.processor() - began.processor()));
	}

	/** A reading of both. */
	record Mark(long wall, long processor) {
	}

}
