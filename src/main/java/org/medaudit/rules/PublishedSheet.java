package org.medaudit.rules;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import org.medaudit.rules.workbook.Cell;
import org.medaudit.rules.workbook.Sheet;
import org.medaudit.rules.workbook.SheetRow;

/**
 * A sheet of which the header was found.
 *
 * @param heading the name of the sheet and what stands above the header
 * @param columns name to position
 * @param rows those below the header
 */
record PublishedSheet(String file, String name, String heading, Map<String, Integer> columns, List<SheetRow> rows) {

	private static final int ROWS_OF_HEADING = 30;

	private static final int LEAST_NAMES = 2;

	/** Nothing where no row names two columns. */
	static Optional<PublishedSheet> of(String file, Sheet sheet, ImportForms forms) {
		int header = -1;
		Map<String, Integer> columns = Map.of();
		for (int i = 0; i < Math.min(sheet.rows().size(), ROWS_OF_HEADING); i++) {
			Map<String, Integer> named = named(sheet.rows().get(i), forms);
			if (named.size() > columns.size()) {
				columns = named;
				header = i;
			}
		}
		if (columns.size() < LEAST_NAMES) {
			return Optional.empty();
		}
		String above = sheet.rows().subList(0, header).stream().map(PublishedSheet::text).collect(Collectors.joining());
		return Optional.of(new PublishedSheet(file, sheet.name(), sheet.name() + " " + above, columns,
				sheet.rows().subList(header + 1, sheet.rows().size())));
	}

	private static Map<String, Integer> named(SheetRow row, ImportForms forms) {
		Map<String, Integer> named = new HashMap<>();
		row.cells()
			.forEach((position, cell) -> forms.column(cell.text())
				.ifPresent((column) -> named.putIfAbsent(column, position)));
		return named;
	}

	/** All that a row says. */
	static String text(SheetRow row) {
		return row.cells()
			.values()
			.stream()
			.map((cell) -> PublishedText.line(cell.text()))
			.collect(Collectors.joining(" | "));
	}

	boolean has(String column) {
		return this.columns.containsKey(column);
	}

	boolean hasCodes() {
		return this.columns.keySet().stream().anyMatch(ImportForms::isCode);
	}

	Optional<Cell> cell(SheetRow row, String column) {
		return Optional.ofNullable(this.columns.get(column)).map(row.cells()::get);
	}

	/** On one line; empty where there is nothing. */
	String text(SheetRow row, String column) {
		if (column.equals(ImportForms.HEADING)) {
			return this.heading;
		}
		return cell(row, column).map((cell) -> PublishedText.line(cell.text())).orElse("");
	}

	/** Whether it is a knowledge point, and no total or note. */
	boolean isPoint(SheetRow row) {
		return has(ImportForms.SERIAL) ? serial(row).matches("[0-9]+")
				: this.columns.keySet()
					.stream()
					.filter((column) -> column.startsWith(ImportForms.NAME))
					.allMatch((column) -> cell(row, column).isPresent());
	}

	/** The serial as a whole number, where it is one. */
	String serial(SheetRow row) {
		return text(row, ImportForms.SERIAL).replaceFirst("\\.0+$", "");
	}

	String place(SheetRow row) {
		return place(String.valueOf(row.number()));
	}

	/** File, sheet, and the row or cell. */
	String place(String rowOrCell) {
		return (this.file + " [" + this.name + "] " + rowOrCell).strip();
	}

}
