package org.medaudit.snapshot;

import java.util.List;
import java.util.stream.Collectors;

import org.medaudit.records.RecordColumn;

/**
 * SQL that reads one column of staged text as its type, and says what is wrong with a
 * text that is not.
 */
final class TypedColumn {

	private final RecordColumn column;

	private final String raw;

	private final boolean given;

	/**
	 * One column.
	 * @param given false where no row has a value
	 */
	TypedColumn(RecordColumn column, boolean given) {
		this.column = column;
		this.raw = "s." + column.name();
		this.given = given;
	}

	/** Whether a row can be refused for it. */
	boolean mayBeWrong() {
		return this.given || this.column.required();
	}

	/** The typed value; null where the text is not one. */
	String value() {
		if (!this.given) {
			return "CAST(NULL AS " + this.column.type().sqlType() + ")";
		}
		return switch (this.column.type()) {
			case ID, TEXT, CODE -> this.raw;
			case DATE -> "TRY_CAST(left(" + this.raw + ", 10) AS DATE)";
			case TIME -> "TRY_CAST(replace(" + this.raw + ", 'T', ' ') AS TIMESTAMP)";
			case INT, QUANTITY, PRICE, MONEY, FLAG ->
				"TRY_CAST(" + this.raw + " AS " + this.column.type().sqlType() + ")";
		};
	}

	/** A code of what is wrong, or null. */
	String error() {
		if (!this.given) {
			return this.column.required() ? "'missing'" : "NULL";
		}
		StringBuilder cases = new StringBuilder("CASE ");
		if (this.column.required()) {
			cases.append("WHEN ").append(this.raw).append(" IS NULL THEN 'missing' ");
		}
		cases.append("WHEN ").append(this.raw).append(" IS NULL THEN NULL ");
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
		cases.append("WHEN NOT regexp_full_match(")
			.append(this.raw)
			.append(", '")
			.append(pattern)
			.append("') THEN '")
			.append(code)
			.append("' ");
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
