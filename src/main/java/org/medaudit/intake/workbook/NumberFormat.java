package org.medaudit.intake.workbook;

/**
 * How a workbook shows a number, as far as it tells what the number is.
 *
 * @param digits digits that are shown at least, zeros put in front, as of a code; 0 where
 * the format does not say
 */
public record NumberFormat(Meaning meaning, int digits) {

	static final NumberFormat PLAIN = new NumberFormat(Meaning.NUMBER, 0);

	/** What a number may be. */
	public enum Meaning {

		NUMBER,
		/** Days since the beginning of the workbook's calendar. */
		DATE, PERCENT

	}

}
