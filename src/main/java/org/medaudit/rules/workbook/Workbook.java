package org.medaudit.rules.workbook;

import java.util.List;

/**
 * What a workbook holds.
 *
 * @param sha256 of the file
 */
public record Workbook(String file, String sha256, List<Sheet> sheets) {

	public Workbook {
		sheets = List.copyOf(sheets);
	}

}
