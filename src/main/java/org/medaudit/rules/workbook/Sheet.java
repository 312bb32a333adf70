package org.medaudit.rules.workbook;

import java.util.List;

/**
 * A sheet, hidden or not.
 *
 * @param rows those that hold something, in order
 */
public record Sheet(String name, List<SheetRow> rows) {

	public Sheet {
		rows = List.copyOf(rows);
	}

}
