package org.medaudit.intake.workbook;

import java.util.List;

import org.medaudit.records.ColumnType;

/**
 * A column of a sheet that a hospital fills.
 *
 * @param header may have several lines
 * @param note what belongs into it, shown beside the header
 * @param allowed what may be chosen; empty where anything may be written
 * @param example a made-up value, empty where the example has none
 */
public record TemplateColumn(String header, String note, ColumnType type, boolean required, List<String> allowed,
		String example) {

	public TemplateColumn {
		allowed = List.copyOf(allowed);
	}

}
