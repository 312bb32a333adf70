package org.medaudit.snapshot;

import java.nio.file.Path;
import java.util.List;

import org.medaudit.records.RecordColumn;

/**
 * A CSV file that intake has looked over: UTF-8, every row of the same number of fields.
 *
 * @param path the file the engine reads
 * @param displayName what the user calls it
 * @param columns one per column of a layout that the file has
 * @param fieldCount fields of a row, the line number among them where there is one
 * @param numbered whether the first field of each row is its true line in the user's file
 * @param longestLine most bytes of a row; the engine must be told of rows above 2 MB
 * @param rejected rows that intake itself refused, already in {@code reject}
 */
public record StagedFile(Path path, String displayName, List<Column> columns, int fieldCount, boolean numbered,
		long longestLine, List<RefusedRow> rejected) {

	/**
	 * Where a layout's column lies in the file.
	 *
	 * @param position of the field, from 0
	 * @param national whether the header was the national interface's name
	 */
	public record Column(int position, RecordColumn column, boolean national) {
	}

	/**
	 * A row that never became one: its number of fields is not the header's.
	 *
	 * @param code end of the message key {@code snapshot.reject-<code>}
	 * @param money text of its money field, or null when it cannot be told
	 */
	public record RefusedRow(long line, String code, String found, String expected, String money) {
	}

}
