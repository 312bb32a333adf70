package org.medaudit.snapshot;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.medaudit.records.RecordColumn;
import org.medaudit.records.RecordLayout;

/**
 * The SELECT that types the text of a piece while it is read: each row with its values,
 * and beside them its line, whether something is wrong in itself, its text if so, and its
 * money as it was written.
 */
final class TypedRows {

	/** What stands beside the values until the record is finished. */
	static final List<String> BESIDE = List.of("file_id", "line", "bad", "raw", "raw_money");

	private final RecordLayout layout;

	private final Piece piece;

	TypedRows(RecordLayout layout, Piece piece) {
		this.layout = layout;
		this.piece = piece;
	}

	String select() {
		return "SELECT "
				+ columns().map((column) -> value(column) + " AS " + column.name()).collect(Collectors.joining(", "))
				+ ", " + this.piece.file() + " AS file_id, line, bad, CASE WHEN bad THEN "
				+ columns().map(this::text).collect(Collectors.joining(", ", "[", "]")) + " END AS raw, " + money()
				+ " AS raw_money FROM (SELECT *, " + bad() + " AS bad FROM (SELECT *"
				+ given()
					.map((column) -> ", " + new TypedColumn(column, text(column)).value() + " AS v_" + column.name())
					.collect(Collectors.joining())
				+ " FROM (SELECT " + line() + " AS line"
				+ given().map((column) -> ", " + this.piece.columns().get(column.name()) + " AS r_" + column.name())
					.collect(Collectors.joining())
				+ " FROM " + this.piece.from() + ")))";
	}

	private Stream<RecordColumn> columns() {
		return this.layout.columns().stream();
	}

	private Stream<RecordColumn> given() {
		return columns().filter(this.piece::has);
	}

	private String line() {
		return (this.piece.line() != null) ? this.piece.line() : "CAST(NULL AS BIGINT)";
	}

	private String text(RecordColumn column) {
		return this.piece.has(column) ? "r_" + column.name() : "CAST(NULL AS VARCHAR)";
	}

	private String value(RecordColumn column) {
		return this.piece.has(column) ? "v_" + column.name() : "CAST(NULL AS " + column.type().sqlType() + ")";
	}

	private String bad() {
		if (columns().anyMatch((column) -> column.required() && !this.piece.has(column))) {
			return "TRUE";
		}
		String any = given().map((column) -> new TypedColumn(column, text(column)).wrong("v_" + column.name()))
			.collect(Collectors.joining(" OR "));
		// As a condition the first that holds is enough.
		return "CASE WHEN " + (any.isEmpty() ? "FALSE" : any) + " THEN TRUE ELSE FALSE END";
	}

	private String money() {
		return this.layout.column(String.valueOf(this.layout.moneyColumn()))
			.filter(this.piece::has)
			.map((column) -> "TRY_CAST(" + text(column) + " AS DECIMAL(30,6))")
			.orElse("CAST(NULL AS DECIMAL(30,6))");
	}

}
