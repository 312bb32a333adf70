package org.medaudit.snapshot;

import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.medaudit.records.RecordColumn;
import org.medaudit.records.RecordLayout;

/**
 * Rows of one origin on their way into the table of a record.
 *
 * @param file number of the origin in {@code staged_file}
 * @param from the relation that gives them, in their order
 * @param line SQL of a row's line; null where rows stand one to a line below a header
 * @param columns by name, the SQL of each column that there is
 * @param typed whether the values have their types and were judged already
 */
record Piece(int file, String from, String line, Map<String, String> columns, boolean typed) {

	Piece {
		columns = Map.copyOf(columns);
	}

	/** Rows as text. */
	static Piece text(int file, String from, String line, Map<String, String> columns) {
		return new Piece(file, from, line, columns, false);
	}

	/**
	 * Rows that an earlier snapshot accepted.
	 * @param columns those that the relation gives
	 */
	static Piece typed(int file, String from, Set<String> columns) {
		return new Piece(file, from, "0",
				columns.stream().collect(Collectors.toMap(Function.identity(), (name) -> "o." + name)), true);
	}

	/** Rows that an earlier snapshot refused, as text. */
	static Piece refused(int file, String from, RecordLayout layout) {
		return text(file, "(" + from + ")", "line",
				layout.columns()
					.stream()
					.collect(Collectors.toMap(RecordColumn::name, (column) -> raw(layout, column))));
	}

	/** The SQL of a column's text in the whole text of a row. */
	static String raw(RecordLayout layout, RecordColumn column) {
		return "raw[" + (layout.columns().indexOf(column) + 1) + "]";
	}

	boolean has(RecordColumn column) {
		return this.columns.containsKey(column.name());
	}

	/** The typed rows, with what the checks across rows need to know of each. */
	String select(RecordLayout layout) {
		return this.typed ? judged(layout) : new TypedRows(layout, this).select();
	}

	private String judged(RecordLayout layout) {
		String money = (layout.moneyColumn() != null) ? "o." + layout.moneyColumn() : "NULL";
		return layout.columns()
			.stream()
			.map((column) -> "CAST(" + this.columns.getOrDefault(column.name(), "NULL") + " AS "
					+ column.type().sqlType() + ") AS " + column.name())
			.collect(Collectors.joining(", ", "SELECT ", ", ")) + this.file + " AS file_id, CAST(" + this.line
				+ " AS BIGINT) AS line, FALSE AS bad, CAST(NULL AS VARCHAR[]) AS raw, CAST(" + money
				+ " AS DECIMAL(30,6)) AS raw_money FROM (" + this.from + ") o";
	}

}
