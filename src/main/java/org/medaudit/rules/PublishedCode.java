package org.medaudit.rules;

import java.util.ArrayList;
import java.util.List;

import org.medaudit.rules.workbook.Cell;

/**
 * A code where a workbook writes it.
 *
 * @param place file, sheet and cell
 * @param number whether the workbook holds a number there
 */
record PublishedCode(String text, String place, boolean number) {

	/** The codes of a cell. */
	static List<PublishedCode> of(PublishedSheet sheet, Cell cell) {
		List<PublishedCode> codes = new ArrayList<>();
		for (String code : cell.text().split("[;；,，、\\s]+")) {
			if (!code.isEmpty()) {
				codes.add(new PublishedCode(code, sheet.place(cell.reference()), cell.number()));
			}
		}
		return codes;
	}

	/** Whether a spreadsheet has made a number of it, or it looks so. */
	boolean isDamaged() {
		return this.number || CodeForm.isDamaged(this.text);
	}

}
