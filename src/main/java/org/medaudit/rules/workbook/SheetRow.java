package org.medaudit.rules.workbook;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * A row that holds something.
 *
 * @param number as the workbook counts it, from 1
 * @param cells those that hold something, by column from 0
 */
public record SheetRow(int number, Map<Integer, Cell> cells) {

	public SheetRow {
		cells = Collections.unmodifiableMap(new TreeMap<>(cells));
	}

}
