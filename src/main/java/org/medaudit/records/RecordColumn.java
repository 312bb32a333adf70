package org.medaudit.records;

import java.util.List;
import java.util.Map;

/**
 * One column of a record.
 *
 * @param name the English header, also the column of the snapshot
 * @param required whether a row without a value is rejected
 * @param nationalName the national interface's header, or null
 * @param allowed the only values there are; empty when any will do
 * @param nationalValues values under the national header that mean another here
 * @param meaningZh what it holds, in Chinese
 * @param refersTo columns, as {@code record.column}, in one of which the value should be
 * found; empty when it refers to nothing
 * @param plausible outside this a value is nonsense
 */
public record RecordColumn(String name, ColumnType type, boolean required, String nationalName, List<String> allowed,
		Map<String, String> nationalValues, String meaningZh, List<String> refersTo, Plausible plausible) {

	public RecordColumn {
		allowed = List.copyOf(allowed);
		nationalValues = Map.copyOf(nationalValues);
		refersTo = List.copyOf(refersTo);
	}

}
