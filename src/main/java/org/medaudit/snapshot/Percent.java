package org.medaudit.snapshot;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** A share of rows as a hundredth, to one place. */
public final class Percent {

	private static final BigDecimal ALL = new BigDecimal("100.0");

	private Percent() {
	}

	/** Rounded; null of nothing. */
	public static BigDecimal of(long part, long whole) {
		return (whole > 0)
				? BigDecimal.valueOf(part).movePointRight(2).divide(BigDecimal.valueOf(whole), 1, RoundingMode.HALF_UP)
				: null;
	}

	/** In words that never call some none, nor most all; empty of nothing. */
	public static String text(long part, long whole) {
		BigDecimal percent = of(part, whole);
		if (percent == null) {
			return "";
		}
		if (part > 0 && percent.signum() == 0) {
			return "<0.1%";
		}
		return (part < whole && percent.compareTo(ALL) >= 0) ? ">99.9%" : percent.toPlainString() + "%";
	}

}
