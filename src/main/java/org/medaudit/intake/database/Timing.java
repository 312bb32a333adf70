package org.medaudit.intake.database;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Time as the reading of a database needs it; tests let it pass at once. */
public interface Timing {

	/** What the wall clock says, for messages. */
	Instant now();

	/** Nanoseconds since some moment. */
	long nanos();

	/** Waits. */
	void pause(Duration duration) throws InterruptedException;

	/** That of a clock. */
	static Timing of(Clock clock) {
		return new Timing() {

			@Override
			public Instant now() {
				return clock.instant();
			}

			@Override
			public long nanos() {
				return System.nanoTime();
			}

			@Override
			public void pause(Duration duration) throws InterruptedException {
				Thread.sleep(duration.toMillis(), duration.toNanosPart() % 1_000_000);
			}

		};
	}

}
