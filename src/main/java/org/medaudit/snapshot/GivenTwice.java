package org.medaudit.snapshot;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

import org.medaudit.values.Wording;

/**
 * What two sources both gave of one record.
 *
 * @param first whose rows stay
 * @param later whose rows are refused where both have the key, or are added where rows
 * have no key
 * @param keyed whether rows of the record have a key
 * @param rows rows of the later one under a key of the first; all its rows without keys
 * @param differing how many of them say something else
 * @param columns the columns that differ most, each with its rows; may be empty
 * @param samples some keys, those that differ first; empty where none is shown
 */
public record GivenTwice(String record, String first, String later, boolean keyed, long rows, long differing,
		String columns, String samples) {

	/** All that was noticed, by record and file. */
	static List<GivenTwice> all(Connection connection) throws SQLException {
		return Engine.rows(connection, "SELECT * FROM given_twice ORDER BY record, first_file, later_file")
			.stream()
			.map((row) -> new GivenTwice(row.get(0), row.get(1), row.get(2), Boolean.parseBoolean(row.get(3)),
					Long.parseLong(row.get(4)), Long.parseLong(row.get(5)), row.get(6), row.get(7)))
			.toList();
	}

	/** What it is, in the language of the process, without its numbers of rows. */
	public String text() {
		return Wording.of("snapshot.quality-" + code(), this.first, this.later, this.differing, this.columns);
	}

	private String code() {
		if (!this.keyed) {
			return "given-by-several";
		}
		return (this.differing > 0) ? "given-twice-differs" : "given-twice-same";
	}

	/** A code of {@code quality}, which keeps it in the snapshot. */
	String coded() {
		return QualityNotes.coded(code(), plain(this.first), plain(this.later), this.differing, this.columns);
	}

	/** A colon parts what a code carries. */
	private static String plain(String file) {
		return file.replace(':', '：');
	}

}
