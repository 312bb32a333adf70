package org.medaudit.intake.database;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

import org.medaudit.values.Problem;
import org.medaudit.values.ProblemsException;

/**
 * How often and how long a lost connection is tried again for one part of the reading:
 * soon at first, then ever more rarely.
 */
final class Tries {

	private static final Duration FIRST = Duration.ofSeconds(1);

	private static final Duration LONGEST = Duration.ofSeconds(30);

	/** A part that never comes to its end is not helped by another beginning. */
	private static final int MOST_BEGINNINGS = 10;

	private final DatabaseSettings settings;

	private final String place;

	private final Timing timing;

	private Instant since;

	private long lostAt;

	private Duration pause = FIRST;

	private int tries;

	private int beginnings = 1;

	Tries(DatabaseSettings settings, String place, Timing timing) {
		this.settings = settings;
		this.place = place;
		this.timing = timing;
	}

	/** The connection is there again, and the part is begun anew. */
	void connected() {
		if (this.since != null) {
			this.since = null;
			this.tries = 0;
			this.pause = FIRST;
			this.beginnings++;
		}
	}

	/** How often it was begun. */
	int beginnings() {
		return this.beginnings;
	}

	/**
	 * Waits before the next try.
	 * @throws ProblemsException when it has been tried for long enough
	 */
	void lost(SQLException exception) throws InterruptedException {
		if (this.since == null) {
			this.since = this.timing.now();
			this.lostAt = this.timing.nanos();
		}
		Duration gone = Duration.ofNanos(this.timing.nanos() - this.lostAt);
		this.tries++;
		if (this.beginnings >= MOST_BEGINNINGS) {
			throw problem("intake.database-lost-often", this.beginnings, DatabaseTrouble.words(exception));
		}
		if (gone.compareTo(this.settings.retryFor()) >= 0) {
			throw problem("intake.database-lost", this.since.truncatedTo(ChronoUnit.SECONDS).toString(), this.tries,
					DurationText.of(this.settings.retryFor()), DatabaseTrouble.words(exception));
		}
		Duration left = this.settings.retryFor().minus(gone);
		this.timing.pause((this.pause.compareTo(left) < 0) ? this.pause : left);
		this.pause = (this.pause.multipliedBy(2).compareTo(LONGEST) < 0) ? this.pause.multipliedBy(2) : LONGEST;
	}

	private ProblemsException problem(String code, Object... more) {
		Object[] arguments = new Object[more.length + 2];
		arguments[0] = this.settings.name();
		arguments[1] = this.settings.address();
		System.arraycopy(more, 0, arguments, 2, more.length);
		return new ProblemsException(Problem.of(Problem.Kind.SETUP, code, this.place, arguments));
	}

}
