package org.medaudit.run.print;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Locale;

/** Numbers as people read them. */
public final class Amounts {

	private static final BigDecimal BYTES_PER_MEGABYTE = BigDecimal.valueOf(1L << 20);

	private Amounts() {
	}

	/** With thousands and cents; null stays null, so that it is shown as a dash. */
	public static String money(BigDecimal yuan) {
		return (yuan != null) ? String.format(Locale.ROOT, "%,.2f", yuan) : null;
	}

	public static String count(long number) {
		return String.format(Locale.ROOT, "%,d", number);
	}

	/** In megabytes, with one digit behind the point. */
	public static String megabytes(long bytes) {
		return String.format(Locale.ROOT, "%,.1f MB",
				BigDecimal.valueOf(bytes).divide(BYTES_PER_MEGABYTE, 1, RoundingMode.HALF_UP));
	}

	/** With one digit behind the point. */
	public static String seconds(Duration duration) {
		return BigDecimal.valueOf(duration.toMillis(), 3).setScale(1, RoundingMode.HALF_UP).toPlainString();
	}

}
