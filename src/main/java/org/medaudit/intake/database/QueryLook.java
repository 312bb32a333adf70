package org.medaudit.intake.database;

import java.util.List;

/**
 * What a query gives, seen at a few rows.
 *
 * @param rows how many were looked at
 * @param filled of these, how many had a value, by column
 */
public record QueryLook(List<QueryColumn> columns, int rows, List<Integer> filled) {

	/** Names of the columns in the result. */
	public List<String> names() {
		return this.columns.stream().map(QueryColumn::name).toList();
	}

}
