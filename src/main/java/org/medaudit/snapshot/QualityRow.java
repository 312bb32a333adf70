package org.medaudit.snapshot;

import java.math.BigDecimal;

/**
 * Something worth a look that kept no row out.
 *
 * @param column empty when it is about whole rows
 * @param code what it is
 * @param text the same in the language of the process
 * @param rows how many rows
 * @param of how many the record has
 * @param sample key of one of them; empty where none is shown
 */
public record QualityRow(String record, String column, String code, String text, long rows, long of, String sample) {

	/**
	 * How many of a hundred rows of the record, rounded to one place; null without rows.
	 */
	public BigDecimal percent() {
		return Percent.of(this.rows, this.of);
	}

	/** Whether the number of rows is an estimate. */
	public boolean estimated() {
		return this.code.equals(AlikeRows.ESTIMATED);
	}

}
