package org.medaudit.values;

import java.time.LocalDate;

/**
 * A span of calendar dates, both ends included.
 *
 * @param from first date
 * @param to last date, not before the first
 */
public record Period(LocalDate from, LocalDate to) {

	public Period {
		if (to.isBefore(from)) {
			throw new IllegalArgumentException("period ends before it begins: " + from + " to " + to);
		}
	}

	public boolean contains(LocalDate date) {
		return !date.isBefore(this.from) && !date.isAfter(this.to);
	}

	@Override
	public String toString() {
		return this.from + "/" + this.to;
	}

}
