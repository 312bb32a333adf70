package org.medaudit.run.print;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A table for people, its columns aligned whatever the script. Rows are printed in
 * batches, so that a long list needs little memory.
 */
public final class TextTable implements AutoCloseable {

	private static final int BATCH = 1_000;

	private static final String GAP = "  ";

	private final PrintStream out;

	private final boolean[] right;

	private final int[] widths;

	private final List<String[]> rows = new ArrayList<>();

	private boolean ruled;

	/**
	 * @param columns headings; one that begins with {@code >} is for numbers and stands
	 * to the right
	 */
	public TextTable(PrintStream out, String... columns) {
		this.out = out;
		this.right = new boolean[columns.length];
		this.widths = new int[columns.length];
		String[] headings = new String[columns.length];
		for (int i = 0; i < columns.length; i++) {
			this.right[i] = columns[i].startsWith(">");
			headings[i] = this.right[i] ? columns[i].substring(1) : columns[i];
		}
		this.rows.add(headings);
	}

	/** A cell that is null is shown as a dash. */
	public void row(Object... cells) {
		this.rows.add(Arrays.stream(cells).map(TextTable::text).toArray(String[]::new));
		if (this.rows.size() >= BATCH) {
			print();
		}
	}

	private static String text(Object cell) {
		return (cell != null) ? cell.toString().replaceAll("\\s*\\R\\s*", " ") : "—";
	}

	private void print() {
		for (String[] row : this.rows) {
			for (int i = 0; i < row.length; i++) {
				this.widths[i] = Math.max(this.widths[i], DisplayWidth.of(row[i]));
			}
		}
		for (String[] row : this.rows) {
			this.out.println(line(row));
			if (!this.ruled) {
				this.ruled = true;
				this.out.println("-".repeat(Arrays.stream(this.widths).sum() + GAP.length() * (row.length - 1)));
			}
		}
		this.rows.clear();
	}

	private String line(String[] row) {
		StringBuilder line = new StringBuilder();
		for (int i = 0; i < row.length; i++) {
			String space = " ".repeat(this.widths[i] - DisplayWidth.of(row[i]));
			line.append((i > 0) ? GAP : "").append(this.right[i] ? space + row[i] : row[i] + space);
		}
		return line.toString().stripTrailing();
	}

	/** Prints what is left. */
	@Override
	public void close() {
		print();
	}

}
