package org.medaudit.rules;

/** What became of one knowledge point of a workbook, one for each of its codes. */
public enum PointOutcome {

	/** A row that was not there. */
	ADDED,
	/** A row in the place of a shipped one. */
	REPLACES_SHIPPED,
	/** A row in the place of one that an earlier import wrote. */
	REPLACES_EARLIER,
	/** The row was there already. */
	UNCHANGED,
	/** The workbook says it twice. */
	REPEATED,
	/** The hospital has a row of its own, which stands. */
	OWN_STANDS,
	/** The workbook says two things of one matter; the first was taken. */
	CONTRADICTS,
	/** Its code cannot be used. */
	REFUSED

}
