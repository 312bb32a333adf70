package org.medaudit.intake.database;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Time that passes only while somebody waits. */
final class PassingTime implements Timing {

	private static final Instant BEGIN = Instant.parse("2026-04-01T02:00:00Z");

	private final List<Duration> pauses = new ArrayList<>();

	private long nanos;

	@Override
	public Instant now() {
		return BEGIN.plusNanos(this.nanos);
	}

	@Override
	public long nanos() {
		return this.nanos;
	}

	@Override
	public void pause(Duration duration) {
		this.pauses.add(duration);
		this.nanos += duration.toNanos();
	}

	void pass(Duration duration) {
		this.nanos += duration.toNanos();
	}

	List<Duration> pauses() {
		return this.pauses;
	}

}
