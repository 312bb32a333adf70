package org.medaudit.snapshot;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;

import org.medaudit.records.RecordColumn;
import org.medaudit.records.RecordLayout;

/**
 * Looks at what several sources give of one record: of two rows with one key the first
 * source's stays, and how they differ is kept.
 */
final class SharedKeys {

	private static final int MOST_COLUMNS = 5;

	private static final int MOST_SAMPLES = 3;

	private final Connection connection;

	private final RecordLayout layout;

	private final String typed;

	private String arrived = "";

	/**
	 * The typed rows of a record.
	 * @param typed the table that holds them; within one file no key stands twice
	 */
	SharedKeys(Connection connection, RecordLayout layout, String typed) {
		this.connection = connection;
		this.layout = layout;
		this.typed = typed;
	}

	/**
	 * Refuses the later rows and notes what was found.
	 * @param files the sources that gave the record, in their order
	 */
	void settle(List<Integer> files) throws SQLException {
		if (files.size() < 2) {
			return;
		}
		this.arrived = files.stream()
			.map(String::valueOf)
			.collect(Collectors.joining(", ", "NOT bad AND file_id IN (", ")"));
		if (this.layout.key().isEmpty()) {
			tellOfSeveral();
		}
		else {
			refuse();
		}
		QualityNotes notes = new QualityNotes(this.connection);
		for (GivenTwice twice : GivenTwice.all(this.connection)) {
			if (twice.record().equals(this.layout.name())) {
				notes.add(this.layout, "", twice.coded(), String.valueOf(twice.rows()), twice.samples());
			}
		}
	}

	private void tellOfSeveral() throws SQLException {
		Engine.execute(this.connection,
				"INSERT INTO given_twice WITH counted AS (SELECT file_id, count(*) AS row_count FROM " + this.typed
						+ " WHERE " + this.arrived + " GROUP BY file_id) SELECT '" + this.layout.name()
						+ "', ff.file, lf.file, FALSE, c.row_count, 0, '', '', 0 FROM counted c JOIN staged_file lf ON lf.file_id = c.file_id JOIN staged_file ff ON ff.file_id = (SELECT min(file_id) FROM counted) WHERE c.file_id > ff.file_id");
	}

	private void refuse() throws SQLException {
		String last = this.layout.key().get(this.layout.key().size() - 1);
		Engine.execute(this.connection, "CREATE TEMP TABLE twice AS " + pairs());
		Engine.execute(this.connection, "INSERT INTO reject SELECT '" + this.layout.name() + "', f.file, "
				+ Validation.LINE + ", left(w.shown, 100), '" + last + "', left(CAST(t." + last
				+ " AS VARCHAR), 200), CASE w.differing WHEN '' THEN 'given-twice-same' ELSE 'given-twice-differs' END, ff.file || CASE w.differing WHEN '' THEN '' ELSE ': ' || w.differing END FROM twice w JOIN "
				+ this.typed
				+ " t ON t.rowid = w.place JOIN staged_file f ON f.file_id = w.later JOIN staged_file ff ON ff.file_id = w.first");
		Engine.execute(this.connection,
				"UPDATE " + this.typed + " SET bad = TRUE WHERE rowid IN (SELECT place FROM twice)");
		Engine.execute(this.connection, "INSERT INTO given_twice " + account());
		Engine.execute(this.connection, "DROP TABLE twice");
	}

	private String pairs() {
		List<String> key = this.layout.key();
		String columns = String.join(", ", key);
		String whole = this.arrived + " AND " + String.join(" IS NOT NULL AND ", key) + " IS NOT NULL";
		String differing = this.layout.columns()
			.stream()
			.map(RecordColumn::name)
			.filter((column) -> !key.contains(column))
			.map((column) -> "CASE WHEN l." + column + " IS DISTINCT FROM o." + column + " THEN '" + column + "' END")
			.collect(Collectors.joining(", "));
		return "SELECT l.rowid AS place, l.raw_money AS money, l.file_id AS later, o.file_id AS first, concat_ws('/', "
				+ of("l") + ") AS shown, concat_ws(', ', " + differing + ") AS differing FROM " + this.typed
				+ " l JOIN (SELECT " + columns + ", min(file_id) AS file_id FROM " + this.typed + " WHERE " + whole
				+ " GROUP BY " + columns + " HAVING count(*) > 1) k ON " + equal("k", "l")
				+ " AND l.file_id > k.file_id JOIN " + this.typed + " o ON " + equal("k", "o")
				+ " AND o.file_id = k.file_id WHERE NOT l.bad AND NOT o.bad";
	}

	private String account() {
		String shown = "patient".equals(this.layout.name()) ? "''" : "string_agg(shown, ', ' ORDER BY place)";
		return "SELECT '" + this.layout.name()
				+ "', ff.file, lf.file, TRUE, n.row_count, n.differ_count, coalesce(c.most, ''), coalesce(s.samples, ''), n.money FROM (SELECT first, later, count(*) AS row_count, coalesce(sum(money), 0) AS money, count(*) FILTER (WHERE differing <> '') AS differ_count FROM twice GROUP BY first, later) n JOIN staged_file ff ON ff.file_id = n.first JOIN staged_file lf ON lf.file_id = n.later"
				+ " LEFT JOIN (SELECT first, later, string_agg(name || ' ' || times, ', ' ORDER BY times DESC, name) AS most FROM (SELECT first, later, name, count(*) AS times, row_number() OVER (PARTITION BY first, later ORDER BY count(*) DESC, name) AS place FROM (SELECT first, later, unnest(string_split(differing, ', ')) AS name FROM twice WHERE differing <> '') GROUP BY first, later, name) WHERE place <= "
				+ MOST_COLUMNS + " GROUP BY first, later) c ON c.first = n.first AND c.later = n.later"
				+ " LEFT JOIN (SELECT first, later, " + shown
				+ " AS samples FROM (SELECT first, later, shown, row_number() OVER (PARTITION BY first, later ORDER BY differing = '', shown) AS place FROM twice) WHERE place <= "
				+ MOST_SAMPLES + " GROUP BY first, later) s ON s.first = n.first AND s.later = n.later";
	}

	private String of(String alias) {
		return this.layout.key().stream().map((column) -> alias + "." + column).collect(Collectors.joining(", "));
	}

	private String equal(String one, String other) {
		return this.layout.key()
			.stream()
			.map((column) -> one + "." + column + " = " + other + "." + column)
			.collect(Collectors.joining(" AND "));
	}

}
