package org.medaudit.intake.database;

import java.time.Duration;

/**
 * Keeps all connections of a database together below a number of rows a second. A pause
 * is made up for by no more than a second's worth of rows.
 */
final class Pace {

	private static final long SECOND = 1_000_000_000;

	private final long rowsPerSecond;

	private final Timing timing;

	private long freeAt;

	/**
	 * A pace.
	 * @param rowsPerSecond 0 for as fast as it goes
	 */
	Pace(long rowsPerSecond, Timing timing) {
		this.rowsPerSecond = rowsPerSecond;
		this.timing = timing;
		this.freeAt = timing.nanos() - SECOND;
	}

	/** How many rows are read between two looks at the clock. */
	int stride() {
		return (this.rowsPerSecond == 0) ? Integer.MAX_VALUE
				: (int) Math.max(1, Math.min(1_000, this.rowsPerSecond / 20));
	}

	/** Waits until so many more rows may have been read. */
	void take(int rows) throws InterruptedException {
		if (this.rowsPerSecond == 0) {
			return;
		}
		long wait = reserve(rows);
		if (wait > 0) {
			this.timing.pause(Duration.ofNanos(wait));
		}
	}

	private synchronized long reserve(int rows) {
		long now = this.timing.nanos();
		this.freeAt = Math.max(this.freeAt, now - SECOND) + rows * SECOND / this.rowsPerSecond;
		return this.freeAt - now;
	}

}
