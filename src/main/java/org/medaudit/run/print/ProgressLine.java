package org.medaudit.run.print;

import java.io.PrintStream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

import org.medaudit.values.Wording;

/**
 * Says how far long work has come: on a terminal in one line that is rewritten, elsewhere
 * in a plain line every few seconds. May be called by several threads.
 */
public final class ProgressLine {

	private static final Duration ON_TERMINAL = Duration.ofMillis(200);

	private static final Duration ELSEWHERE = Duration.ofSeconds(5);

	private static final Duration RATE_AFTER = Duration.ofSeconds(1);

	private static final int COLUMNS = 79;

	private static final long MILLIS = 1_000;

	private final PrintStream out;

	private final boolean terminal;

	private final Clock clock;

	private String work = "";

	private Instant began;

	private Instant shown;

	private int columns;

	/**
	 * @param terminal whether lines can be rewritten
	 */
	public ProgressLine(PrintStream out, boolean terminal, Clock clock) {
		this.out = out;
		this.terminal = terminal;
		this.clock = clock;
		this.began = clock.instant();
		this.shown = this.began;
	}

	/**
	 * @param work what is being done; a new one starts the measuring anew
	 * @param subject the part of it at hand; empty for none
	 * @param total 0 when it is not known
	 */
	public synchronized void show(String work, String subject, long done, long total) {
		Instant now = this.clock.instant();
		if (!work.equals(this.work)) {
			this.work = work;
			this.began = now;
			if (this.terminal) {
				rewrite(work);
			}
		}
		Duration quiet = Duration.between(this.shown, now);
		if (quiet.compareTo(this.terminal ? ON_TERMINAL : ELSEWHERE) < 0) {
			return;
		}
		this.shown = now;
		String line = line(subject, done, total, Duration.between(this.began, now));
		if (this.terminal) {
			rewrite(line);
		}
		else {
			this.out.println(line);
		}
	}

	private String line(String subject, long done, long total, Duration spent) {
		String what = subject.isEmpty() ? this.work : this.work + " " + subject;
		if (done <= 0 || spent.compareTo(RATE_AFTER) < 0) {
			return what;
		}
		String line = Wording.of("run.progress-rate", what, Amounts.count(done), rate(done, spent));
		if (total <= 0) {
			return line;
		}
		long left = Math.max(0, total - done) * spent.toMillis() / done / MILLIS;
		return line + Wording.of("run.progress-left", Amounts.count(total), Amounts.count(left));
	}

	private static String rate(long done, Duration spent) {
		BigDecimal rate = BigDecimal.valueOf(done * MILLIS)
			.divide(BigDecimal.valueOf(spent.toMillis()), 1, RoundingMode.HALF_UP);
		return (rate.compareTo(BigDecimal.TEN) < 0) ? rate.toPlainString() : Amounts.count(rate.longValue());
	}

	private void rewrite(String line) {
		String cut = DisplayWidth.cut(line, COLUMNS);
		int width = DisplayWidth.of(cut);
		this.out.print("\r" + cut + " ".repeat(Math.max(0, this.columns - width)));
		this.out.flush();
		this.columns = width;
	}

	/** Leaves an empty line behind, where there was one to rewrite. */
	public synchronized void clear() {
		if (this.columns > 0) {
			rewrite("");
			this.out.print("\r");
			this.out.flush();
		}
		this.work = "";
	}

}
