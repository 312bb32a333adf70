package org.medaudit.intake.workbook;

/**
 * A cell that holds something.
 *
 * @param column from 0
 * @param text what it holds, as it is stored; empty for a formula that was never
 * calculated
 * @param formula whether a formula gave the text
 * @param format how a number is shown
 */
public record Cell(int column, Kind kind, String text, boolean formula, NumberFormat format) {

	/** What a cell may hold. */
	public enum Kind {

		TEXT, NUMBER, TRUTH,
		/** Such as #N/A. */
		ERROR,
		/** A formula that was never calculated. */
		UNKNOWN

	}

	/** Column letters and row number of a cell, columns counted from 0. */
	public static String reference(int column, int row) {
		return letters(column) + row;
	}

	/** The letters of a column, counted from 0. */
	public static String letters(int column) {
		StringBuilder letters = new StringBuilder();
		for (int left = column + 1; left > 0; left = (left - 1) / 26) {
			letters.append((char) ('A' + (left - 1) % 26));
		}
		return letters.reverse().toString();
	}

	/** The column of a reference such as AB12, from 0; -1 where it is none. */
	static int column(String reference) {
		int column = 0;
		int at = 0;
		while (at < reference.length() && reference.charAt(at) >= 'A' && reference.charAt(at) <= 'Z') {
			column = column * 26 + (reference.charAt(at) - 'A' + 1);
			at++;
		}
		return column - 1;
	}

}
