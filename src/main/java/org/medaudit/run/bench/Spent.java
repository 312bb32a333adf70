package org.medaudit.run.bench;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Duration;

/**
 * What a piece of work took.
 *
 * @param wall by the clock on the wall
 * @param processor of all processors that this process had, with the kernel's work for
 * it; null where another process did the work, or where nobody counted
 */
public record Spent(Duration wall, Duration processor) {

	static final Spent NOTHING = ofWall(Duration.ZERO);

	private static final int WHOLE = 100;

	static Spent ofWall(Duration wall) {
		return new Spent(wall, null);
	}

	Spent plus(Spent other) {
		boolean known = this.processor != null && other.processor != null;
		return new Spent(this.wall.plus(other.wall), known ? this.processor.plus(other.processor) : null);
	}

	/** How many times the other, by the wall; null where the other took nothing. */
	BigDecimal times(Spent other) {
		return ratio(this.wall, other.wall);
	}

	/** The same by the processors. */
	BigDecimal processorTimes(Spent other) {
		return (this.processor == null || other.processor == null) ? null : ratio(this.processor, other.processor);
	}

	private static BigDecimal ratio(Duration one, Duration other) {
		if (other.isZero()) {
			return null;
		}
		BigDecimal ratio = BigDecimal.valueOf(one.toNanos())
			.divide(BigDecimal.valueOf(other.toNanos()), MathContext.DECIMAL64);
		int digits = (ratio.compareTo(BigDecimal.TEN) < 0) ? 2
				: (ratio.compareTo(BigDecimal.valueOf(WHOLE)) < 0) ? 1 : 0;
		return ratio.setScale(digits, RoundingMode.HALF_UP);
	}

}
