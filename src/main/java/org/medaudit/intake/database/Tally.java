package org.medaudit.intake.database;

import java.math.BigDecimal;

/**
 * How much a query gives.
 *
 * @param money sum of the money column; null where the record has none or it is no exact
 * number
 */
public record Tally(long rows, BigDecimal money) {

	/** Whether nothing differs as far as both know it. */
	boolean agrees(Tally other) {
		return this.rows == other.rows
				&& (this.money == null || other.money == null || this.money.compareTo(other.money) == 0);
	}

	/** Both together. */
	Tally plus(Tally other) {
		return new Tally(this.rows + other.rows,
				(this.money != null && other.money != null) ? this.money.add(other.money) : null);
	}

	/** For messages: rows, and the sum where there is one. */
	public String shown() {
		return this.rows + ((this.money != null) ? " / " + this.money.toPlainString() : "");
	}

}
