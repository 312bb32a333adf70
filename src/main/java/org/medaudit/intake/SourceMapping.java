package org.medaudit.intake;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;

import org.medaudit.records.RecordLayout;

/**
 * What a source.yml says: foreign files as tables, one query per record over them, and
 * further sources beside it.
 *
 * @param name of the file
 * @param title what the source is, for the manifest; empty when not given
 * @param place where its records are written, for messages
 * @param notes what a reader of the results must know about the mapping
 */
record SourceMapping(String name, String title, List<ForeignFile> files, List<MappedRecord> records, String place,
		List<FurtherSource> further, List<String> notes) {

	SourceMapping {
		files = List.copyOf(files);
		records = List.copyOf(records);
		further = List.copyOf(further);
		notes = List.copyOf(notes);
	}

	/** The same with some of its records only. */
	SourceMapping only(Set<String> names) {
		return new SourceMapping(this.name, this.title, this.files,
				this.records.stream().filter((record) -> names.contains(record.layout().name())).toList(), this.place,
				this.further, this.notes);
	}

	/**
	 * Another source of the same snapshot.
	 *
	 * @param written the path as written
	 * @param records the ones to take of it; all where it is empty
	 * @param place where it is written, for messages
	 */
	record FurtherSource(Path path, String written, Set<String> records, String place) {

		FurtherSource {
			records = Set.copyOf(records);
		}

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
