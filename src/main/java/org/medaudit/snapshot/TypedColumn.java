package org.medaudit.snapshot;

import java.util.List;
import java.util.stream.Collectors;

import org.medaudit.records.RecordColumn;

/**
 * SQL that reads one column of text as its type, and says what is wrong with a text that
 * is not.
 */
final class TypedColumn {

	/** Of a decimal, before and behind its point. */
	private static final int DIGITS = 16;

	private final RecordColumn column;

	private final String raw;

	/**
	 * One column.
	 * @param raw the SQL of its text
	 */
	TypedColumn(RecordColumn column, String raw) {
		this.column = column;
		this.raw = raw;
	}

	/** The typed value; null where the text is not one. */
	String value() {
		return switch (this.column.type()) {
			case ID, TEXT, CODE -> this.raw;
			case DATE -> "TRY_CAST(left(" + this.raw + ", 10) AS DATE)";
			case TIME, INT, QUANTITY, PRICE, MONEY, FLAG ->
				"TRY_CAST(" + this.raw + " AS " + this.column.type().sqlType() + ")";
		};
	}

	/**
	 * Whether there is an {@link #error}, never null. Nearly all texts are of a plain
	 * form that a cheaper test knows to be right.
	 * @param value the SQL of the typed value, where it was reckoned before
	 */
	String wrong(String value) {
		return "CASE WHEN " + this.raw + " IS NULL THEN " + (this.column.required() ? "TRUE" : "FALSE") + " WHEN "
				+ plain(value) + " THEN FALSE ELSE (" + error() + ") IS NOT NULL END";
	}

	private String plain(String value) {
		if (!this.column.allowed().isEmpty()) {
			return this.raw + " IN (" + allowed() + ") AND " + ofType(value);
		}
		return ofType(value);
	}

	private String ofType(String value) {
		return switch (this.column.type()) {
			// No text has more characters than bytes.
			case ID, TEXT, CODE -> "strlen(" + this.raw + ") <= " + this.column.type().limit();
			case DATE -> sameText(value, 10);
			case TIME -> sameText(value, 19);
			case FLAG -> this.raw + " IN ('0', '1')";
			case INT -> matches("[+-]?[0-9]{1,9}");
			case QUANTITY, PRICE, MONEY -> {
				int decimals = this.column.type().limit();
				yield matches("[+-]?[0-9]{1," + (DIGITS - decimals) + "}(\\.[0-9]{0," + decimals + "})?");
			}
		};
	}

	/** A date or time that the engine would write so itself is one, of this length. */
	private String sameText(String value, int length) {
		return "strlen(" + this.raw + ") = " + length + " AND CAST(" + value + " AS VARCHAR) = " + this.raw;
	}

	private String matches(String pattern) {
		return "regexp_full_match(" + this.raw + ", '" + pattern + "')";
	}

	/** A code of what is wrong, or null. */
	String error() {
		StringBuilder cases = new StringBuilder("CASE WHEN ").append(this.raw)
			.append(" IS NULL THEN ")
			.append(this.column.required() ? "'missing' " : "NULL ");
		shape(cases);
		if (!this.column.allowed().isEmpty()) {
			cases.append("WHEN ")
				.append(this.raw)
				.append(" NOT IN (")
				.append(allowed())
				.append(") THEN 'not-allowed' ");
		}
		return cases.append("END").toString();
	}

	private void shape(StringBuilder cases) {
		switch (this.column.type()) {
			case ID, TEXT,
					CODE ->
				cases.append("WHEN length(")
					.append(this.raw)
					.append(") > ")
					.append(this.column.type().limit())
					.append(" THEN 'too-long' ");
			case INT -> not(cases, "[+-]?[0-9]{1,9}", "not-integer");
			case FLAG -> not(cases, "[01]", "not-flag");
			case DATE -> {
				not(cases, "[0-9]{4}-[0-9]{2}-[0-9]{2}([ T]00:00:00(\\.0+)?)?", "not-date");
				unreadable(cases, "no-such-date");
			}
			case TIME -> {
				not(cases, "[0-9]{4}-[0-9]{2}-[0-9]{2}([ T][0-9]{2}:[0-9]{2}:[0-9]{2}(\\.0+)?)?", "not-time");
				// The engine would take it for the next day.
				cases.append("WHEN substr(").append(this.raw).append(", 12, 2) = '24' THEN 'no-such-time' ");
				unreadable(cases, "no-such-time");
			}
			case QUANTITY, PRICE, MONEY -> {
				cases.append("WHEN contains(").append(this.raw).append(", ',') THEN 'comma' ");
				not(cases, "[+-]?([0-9]+(\\.[0-9]*)?|\\.[0-9]+)", "not-number");
				int decimals = this.column.type().limit();
				cases.append("WHEN regexp_matches(")
					.append(this.raw)
					.append(", '\\.[0-9]{")
					.append(decimals)
					.append("}[0-9]*[1-9]') THEN 'too-many-decimals' ");
				unreadable(cases, "too-large");
			}
		}
	}

	private void not(StringBuilder cases, String pattern, String code) {
		cases.append("WHEN NOT ").append(matches(pattern)).append(" THEN '").append(code).append("' ");
	}

	private void unreadable(StringBuilder cases, String code) {
		cases.append("WHEN ").append(value()).append(" IS NULL THEN '").append(code).append("' ");
	}

	/** What would have been right, for the message. */
	String expected() {
		return this.column.allowed().isEmpty() ? String.valueOf(this.column.type().limit())
				: String.join(", ", this.column.allowed());
	}

	private String allowed() {
		List<String> values = this.column.allowed();
		return values.stream().map(Engine::literal).collect(Collectors.joining(", "));
	}

}
