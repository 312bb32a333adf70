package org.medaudit.intake;

import java.nio.file.Path;
import java.util.List;

import org.medaudit.records.RecordLayout;

/**
 * What a source.yml says: foreign files as tables, and one query per record over them.
 *
 * @param name of the file
 * @param title what the source is, for the manifest; empty when not given
 * @param notes what a reader of the results must know about the mapping
 */
record SourceMapping(String name, String title, List<ForeignFile> files, List<MappedRecord> records,
		List<String> notes) {

	SourceMapping {
		files = List.copyOf(files);
		records = List.copyOf(records);
		notes = List.copyOf(notes);
	}

	/**
	 * A file of any shape, read as a table of texts.
	 *
	 * @param table its name in the queries
	 * @param written the path as written
	 */
	record ForeignFile(String table, String written, Path path, CsvForm form) {
	}

	/**
	 * The query that gives the rows of a record.
	 *
	 * @param place where it is written, for messages
	 */
	record MappedRecord(RecordLayout layout, String query, String place, List<String> notes, List<Ruling> rulings) {

		MappedRecord {
			notes = List.copyOf(notes);
			rulings = List.copyOf(rulings);
		}

	}

	/**
	 * A decision of the mapping about rows that do not fit, and how many it concerned.
	 *
	 * @param query gives one number
	 */
	record Ruling(String text, String query, String place) {
	}

}
