package org.medaudit.intake.database;

import java.math.BigDecimal;

/** Adds up one column of the rows that pass. */
final class MoneySum {

	private final int position;

	private BigDecimal sum;

	/**
	 * A sum that is nothing yet.
	 * @param position of the column, or -1 for none
	 */
	MoneySum(int position) {
		this.position = position;
		this.sum = (position >= 0) ? BigDecimal.ZERO : null;
	}

	/** What is no number leaves no sum. */
	void add(String[] values) {
		if (this.sum != null && values[this.position] != null) {
			this.sum = exact(values[this.position]) ? this.sum.add(new BigDecimal(values[this.position])) : null;
		}
	}

	private static boolean exact(String value) {
		return !value.isEmpty() && value.chars().noneMatch(Character::isLetter);
	}

	/** Null where there is none. */
	BigDecimal sum() {
		return this.sum;
	}

}
