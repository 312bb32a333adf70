package org.medaudit.records;

/**
 * A range outside which a value is obvious nonsense. It keeps no row out.
 *
 * @param from the least value inside, or null; a date for dates and times
 * @param above the greatest value that is outside below, or null
 * @param to the greatest value inside, or null; {@link #TODAY} for the day on which the
 * snapshot is built
 * @param notAfter a column of the same row that the value may not lie after, or null
 * @param yearsBefore most years that it may lie before that column, or null
 */
public record Plausible(String from, String above, String to, String notAfter, String yearsBefore) {

	/** Stands for the day on which a snapshot is built. */
	public static final String TODAY = "today";

	/** No range. */
	public static final Plausible ANYTHING = new Plausible(null, null, null, null, null);

}
