package org.medaudit.snapshot;

import java.math.BigDecimal;

/**
 * What one column of a record holds.
 *
 * @param filled rows that have a value
 * @param distinct different values
 * @param exact whether they were counted; else they are estimated
 * @param smallest as text; null where none may be shown: names, numbers of people,
 * whatever somebody wrote
 * @param largest likewise
 * @param total of a column of money, else null
 */
public record ColumnProfile(String record, String column, long rows, long filled, long distinct, boolean exact,
		String smallest, String largest, BigDecimal total) {

	/** Rows without a value. */
	public long nulls() {
		return this.rows - this.filled;
	}

	/** How many of a hundred rows have no value, rounded to one place. */
	public BigDecimal nullPercent() {
		return Percent.of(nulls(), this.rows);
	}

}
