package org.medaudit.intake.database;

/**
 * How a query is split, so that several connections read it at once.
 *
 * @param column as it is written: a column of the result, or one of a table of the query
 * @param parts how many, rows without a value aside
 * @param place where it is written, for messages
 */
public record Partition(String column, int parts, String place) {

	/** Parts, unless said otherwise. */
	public static final int PARTS = 8;

}
