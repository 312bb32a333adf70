package org.medaudit.intake.database;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The rows of a query whose column is not below a value or has none, and those of dates
 * that were not asked for before, which may be old.
 *
 * @param column of the result
 * @param from the value: a text, a date, a time or a number
 * @param newDates the first date that was not asked for before, if there is one; the
 * query then asks for a period
 */
public record ChangedRows(String column, Object from, Optional<LocalDate> newDates) {

	private static final String FROM = "changed_from";

	private static final String NEW_DATES = "new_dates_from";

	/** The query narrowed to them. */
	SqlText of(SqlText query) {
		String name = "q." + this.column;
		SqlText changed = QueryShape.wrapped(query, " * ",
				" WHERE " + name + " >= :" + FROM + " OR " + name + " IS NULL");
		if (this.newDates.isEmpty()) {
			return changed;
		}
		SqlText later = QueryShape.wrapped(query.renamed("period_from", NEW_DATES), " * ",
				" WHERE " + name + " < :" + FROM);
		return new SqlText(changed.text() + "\nUNION ALL\n" + later.text());
	}

	/** The value in the type of the column, where it is not text. */
	ChangedRows typed(QueryLook look) {
		String text = this.from.toString();
		Object typed = look.columns()
			.stream()
			.filter((given) -> given.name().equalsIgnoreCase(this.column))
			.map((given) -> typed(given.form(), text))
			.findFirst()
			.orElse(text);
		return new ChangedRows(this.column, typed, this.newDates);
	}

	private static Object typed(ColumnForm form, String text) {
		return switch (form) {
			case NUMBER, FLOATING -> new BigDecimal(text);
			case DATE -> LocalDate.parse(text.substring(0, 10));
			case TIME -> (text.length() > 10) ? LocalDateTime.parse(text.replace(' ', 'T'))
					: LocalDate.parse(text).atStartOfDay();
			default -> text;
		};
	}

	Map<String, Object> values() {
		Map<String, Object> values = new LinkedHashMap<>();
		values.put(FROM, this.from);
		this.newDates.ifPresent((day) -> values.put(NEW_DATES, day));
		return values;
	}

}
