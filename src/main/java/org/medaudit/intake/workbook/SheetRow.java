package org.medaudit.intake.workbook;

import java.util.List;

/**
 * A row that holds something.
 *
 * @param number as the sheet counts it, from 1
 * @param cells those that hold something, from left to right
 */
public record SheetRow(int number, boolean hidden, List<Cell> cells) {

	public SheetRow {
		cells = List.copyOf(cells);
	}

}
