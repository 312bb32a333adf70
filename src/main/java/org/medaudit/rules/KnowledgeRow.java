package org.medaudit.rules;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One row of a knowledge table with its dates and where it stands.
 *
 * @param values column to text; a column without a value is absent
 * @param from first date it holds; LocalDate.MIN where always
 * @param to last date it holds; LocalDate.MAX where open
 * @param drop whether it only removes shipped rows
 * @param place file and line
 */
record KnowledgeRow(Map<String, String> values, LocalDate from, LocalDate to, boolean drop, String place) {

	static LocalDate date(String text, LocalDate otherwise) {
		try {
			return (text == null) ? otherwise : LocalDate.parse(text);
		}
		catch (DateTimeException ex) {
			return otherwise;
		}
	}

	boolean overlaps(KnowledgeRow other) {
		return !this.from.isAfter(other.to) && !other.from.isAfter(this.to);
	}

	/** The same row for other dates. */
	KnowledgeRow during(LocalDate first, LocalDate last) {
		Map<String, String> dated = new LinkedHashMap<>(this.values);
		put(dated, "valid_from", first, LocalDate.MIN);
		put(dated, "valid_to", last, LocalDate.MAX);
		return new KnowledgeRow(dated, first, last, this.drop, this.place);
	}

	private static void put(Map<String, String> values, String column, LocalDate date, LocalDate open) {
		if (date.equals(open)) {
			values.remove(column);
		}
		else {
			values.put(column, date.toString());
		}
	}

}
