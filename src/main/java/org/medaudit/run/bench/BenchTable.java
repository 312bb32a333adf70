package org.medaudit.run.bench;

import java.io.PrintStream;
import java.util.List;

import org.medaudit.run.print.TextTable;

/**
 * A table as people read it, in whatever form.
 *
 * @param columns headings; one that begins with {@code >} is for numbers
 * @param rows as many cells as columns; a cell that is null is empty
 */
public record BenchTable(String title, List<String> columns, List<List<String>> rows) {

	/** For a terminal. */
	public void print(PrintStream out) {
		out.println();
		out.println(this.title);
		try (TextTable table = new TextTable(out, this.columns.toArray(String[]::new))) {
			this.rows.forEach((row) -> table.row(row.stream().map((cell) -> (cell != null) ? cell : "").toArray()));
		}
	}

	/** For a page of the documentation. */
	String markdown() {
		StringBuilder text = new StringBuilder("### ").append(this.title).append("\n\n");
		line(text, this.columns.stream().map(BenchTable::heading).toList());
		line(text, this.columns.stream().map((column) -> column.startsWith(">") ? "--:" : "---").toList());
		this.rows.forEach((row) -> line(text, row));
		return text.append('\n').toString();
	}

	/** The heading without its mark. */
	static String heading(String column) {
		return column.startsWith(">") ? column.substring(1) : column;
	}

	private static void line(StringBuilder text, List<String> cells) {
		text.append('|');
		cells.forEach((cell) -> text.append(' ').append((cell != null) ? cell.replace("|", "\\|") : "").append(" |"));
		text.append('\n');
	}

}
