package org.medaudit.intake;

import java.nio.file.Path;
import java.util.List;

/**
 * What one pass over the bytes of a CSV file saw.
 *
 * @param bytes length of the file
 * @param header names of the first row, as written
 * @param rows rows after the header, well formed or not; blank lines are none
 * @param blankLines lines without any character
 * @param quotedBreaks line breaks inside quoted fields
 * @param raggedRows rows with another number of fields than the header, or with text
 * after a closing quote
 * @param firstRaggedLine line on which the first of them begins; 0 if none
 * @param longestField bytes of the longest field, its quotes included
 * @param longestFieldLine line on which it begins
 * @param longestRow bytes of the longest row
 * @param crlf whether lines end in carriage return and line feed
 * @param regular whether every row stands on one line of its own, right after the header,
 * so that the engine's reader gives true line numbers reading the file in place
 */
record FileSurvey(Path file, CsvForm form, long bytes, TextEncoding encoding, List<String> header, long rows,
		long blankLines, long quotedBreaks, long raggedRows, long firstRaggedLine, long longestField,
		long longestFieldLine, long longestRow, boolean crlf, boolean regular) {

	FileSurvey {
		header = List.copyOf(header);
	}

}
