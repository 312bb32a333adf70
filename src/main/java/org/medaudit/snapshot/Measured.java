package org.medaudit.snapshot;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * A share that was held against a threshold.
 *
 * @param parameter name of the threshold
 * @param column empty when it is about the whole record
 * @param percent rounded up to two places, so that what is over a threshold looks so; at
 * most 100
 * @param allowed the threshold
 * @param rows how many rows it rests on
 */
public record Measured(String parameter, String record, String column, BigDecimal percent, BigDecimal allowed,
		long rows) {

	private static final BigDecimal ALL = BigDecimal.valueOf(100);

	static Measured of(String parameter, String record, String column, BigDecimal part, BigDecimal whole,
			BigDecimal allowed, long rows) {
		BigDecimal percent = part.abs().multiply(ALL);
		BigDecimal share = (percent.signum() == 0) ? BigDecimal.ZERO
				: (whole.signum() == 0) ? ALL : percent.divide(whole.abs(), 2, RoundingMode.CEILING).min(ALL);
		return new Measured(parameter, record, column, share, allowed, rows);
	}

	/** Whether it is too large to go on. */
	boolean exceeds(long leastRows) {
		return this.rows >= leastRows && this.percent.compareTo(this.allowed) > 0;
	}

}
