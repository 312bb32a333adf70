package org.medaudit.rules;

import java.time.LocalDate;

/**
 * A value that a hospital gave a parameter.
 *
 * @param from first date it holds; LocalDate.MIN where always
 * @param to last date it holds; LocalDate.MAX where open
 * @param place file and line; empty where it comes from no file
 */
record DatedValue(String value, LocalDate from, LocalDate to, String place) {

	static DatedValue always(String value) {
		return new DatedValue(value, LocalDate.MIN, LocalDate.MAX, "");
	}

	boolean overlaps(DatedValue other) {
		return !this.from.isAfter(other.to) && !other.from.isAfter(this.to);
	}

	boolean holdsOn(LocalDate date) {
		return !date.isBefore(this.from) && !date.isAfter(this.to);
	}

	/** Whether it begins to hold on a date, or holds no longer. */
	boolean changesOn(LocalDate date) {
		return this.from.equals(date) || this.to.equals(date.minusDays(1));
	}

	boolean isAlways() {
		return this.from.equals(LocalDate.MIN) && this.to.equals(LocalDate.MAX);
	}

}
