package org.medaudit.scan;

import java.math.BigDecimal;

/**
 * The part of its rows that a finding is about.
 *
 * @param excess what is too much; null together with whole for all of it
 * @param whole what there is, above zero
 */
record Share(BigDecimal excess, BigDecimal whole) {

	/** The rows are wholly at issue. */
	static final Share ALL = new Share(null, null);

	/** Whether it is nothing at all, or a number of a whole above zero. */
	boolean isValid() {
		if (this.excess == null || this.whole == null) {
			return this.excess == null && this.whole == null;
		}
		return this.excess.signum() >= 0 && this.whole.signum() > 0;
	}

	boolean sameAs(Share other) {
		return same(this.excess, other.excess) && same(this.whole, other.whole);
	}

	Fraction fraction() {
		return (this.excess == null) ? Fraction.of(BigDecimal.ONE) : Fraction.of(this.excess, this.whole);
	}

	private static boolean same(BigDecimal left, BigDecimal right) {
		return (left == null || right == null) ? left == right : left.compareTo(right) == 0;
	}

}
