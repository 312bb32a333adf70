package org.medaudit.intake;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.medaudit.intake.workbook.Cell;
import org.medaudit.intake.workbook.SheetRow;
import org.medaudit.records.RecordColumn;
import org.medaudit.records.RecordLayout;
import org.medaudit.values.Problems;

/**
 * The header of a sheet: the first row that holds something. A row before it with a
 * single text that names no column is the title of the sheet.
 *
 * @param row its number
 * @param written the names by column, empty where there is none
 * @param columns what stands under which column of the sheet
 */
record SheetHeader(int row, List<String> written, HeaderMapping mapping, Map<Integer, RecordColumn> columns) {

	SheetHeader {
		written = List.copyOf(written);
		columns = Collections.unmodifiableMap(new TreeMap<>(columns));
	}

	/** Whether a row is a title, not the header. */
	static boolean isTitle(RecordLayout layout, SheetRow row) {
		return row.cells().size() == 1 && ColumnName.find(layout, row.cells().get(0).text()).isEmpty();
	}

	/** Maps the header; what is missing or doubled is added to the problems. */
	static SheetHeader of(RecordLayout layout, SheetRow row, String place, Problems problems) {
		List<String> names = names(row);
		HeaderMapping mapping = HeaderMapping.of(layout, names, place, problems);
		Map<Integer, RecordColumn> columns = new HashMap<>();
		mapping.positions().forEach((name, position) -> columns.put(position, layout.column(name).orElseThrow()));
		return new SheetHeader(row.number(), names, mapping, columns);
	}

	/** What to say of headers that are ignored; columns without a header have none. */
	List<Notice> notices(RecordLayout layout, String place) {
		List<String> named = this.mapping.unknown().stream().filter((header) -> !header.isEmpty()).toList();
		return new HeaderMapping(this.mapping.positions(), this.mapping.national(), named).notices(layout, place);
	}

	/** Columns from the first on. */
	int width() {
		return this.written.size();
	}

	/** Whether a column has a header, known or not. */
	boolean names(int column) {
		return column < this.written.size() && !this.written.get(column).isEmpty();
	}

	private static List<String> names(SheetRow row) {
		int width = row.cells().get(row.cells().size() - 1).column() + 1;
		List<String> names = new ArrayList<>(Collections.nCopies(width, ""));
		for (Cell cell : row.cells()) {
			names.set(cell.column(), cell.text());
		}
		return names;
	}

}
