package org.medaudit.intake;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.medaudit.intake.database.DatabaseSettings;
import org.medaudit.intake.database.Partition;
import org.medaudit.records.RecordLayout;
import org.medaudit.values.Problem;
import org.medaudit.values.Problems;

/**
 * What a source.yml says: foreign files as tables, databases, one query per record over
 * either, and further sources beside it.
 *
 * @param name of the file
 * @param title what the source is, for the manifest; empty when not given
 * @param place where its records are written, for messages
 * @param notes what a reader of the results must know about the mapping
 */
record SourceMapping(String name, String title, List<ForeignFile> files, List<DatabaseSettings> databases,
		List<MappedRecord> records, String place, List<FurtherSource> further, List<String> notes) {

	SourceMapping {
		files = List.copyOf(files);
		databases = List.copyOf(databases);
		records = List.copyOf(records);
		further = List.copyOf(further);
		notes = List.copyOf(notes);
	}

	/** The same with some of its records only. */
	SourceMapping only(Set<String> names) {
		return new SourceMapping(this.name, this.title, this.files, this.databases,
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
	 * @param database the one that the query is for; empty for the files
	 * @param partition how several connections share the reading
	 * @param changed how to tell what is new since an earlier reading
	 */
	record MappedRecord(RecordLayout layout, String query, String place, Optional<String> database,
			Optional<Partition> partition, Optional<Changed> changed, List<String> notes, List<Ruling> rulings) {

		MappedRecord {
			notes = List.copyOf(notes);
			rulings = List.copyOf(rulings);
		}

		/** A query over the files, and nothing else. */
		static MappedRecord ofFiles(RecordLayout layout, String query, String place) {
			return new MappedRecord(layout, query, place, Optional.empty(), Optional.empty(), Optional.empty(),
					List.of(), List.of());
		}

	}

	/**
	 * How to tell which rows of a record are new or changed since an earlier reading.
	 *
	 * @param column of the result that grows with each change, or of the record's own
	 * dates and times
	 * @param back how far behind the last reading the next begins; empty for the usual
	 * @param place where it is written, for messages
	 */
	record Changed(Kind kind, String column, Optional<Duration> back, String place) {

		/** What the column tells. */
		enum Kind {

			/** When a row was last changed. */
			WATERMARK,
			/** The time of the row, so that the latest days are read again whole. */
			PERIOD

		}

		/** That the query gives the column. */
		void check(List<String> given, Problems problems) {
			if (given.stream().noneMatch(this.column::equalsIgnoreCase)) {
				problems.add(Problem.Kind.SETUP, "intake.changed-column", this.place, this.column);
			}
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
