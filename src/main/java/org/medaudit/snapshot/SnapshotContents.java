package org.medaudit.snapshot;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

import org.medaudit.records.RecordLayout;
import org.medaudit.records.RecordLayouts;
import org.medaudit.values.Problem;
import org.medaudit.values.Wording;

/** Reads the parts of a snapshot that are not for rules: accounts and rejects. */
public final class SnapshotContents {

	private SnapshotContents() {
	}

	/**
	 * A row that was refused, once for each column that is wrong.
	 *
	 * @param line in the user's file; the row's number for a query
	 * @param column empty when the whole row is wrong
	 * @param value what was found, cut to 200 characters, never a name
	 * @param reason and {@code advice} in the language of the process
	 */
	public record Reject(String record, String file, long line, String rowKey, String column, String value,
			String reason, String advice) {
	}

	static List<RecordAccount> accounts(Connection connection) throws SQLException {
		List<RecordAccount> accounts = new ArrayList<>();
		for (List<String> row : Engine.rows(connection, "SELECT * FROM read_account ORDER BY record, file")) {
			accounts.add(new RecordAccount(row.get(0), row.get(1), Long.parseLong(row.get(2)),
					Long.parseLong(row.get(3)), Long.parseLong(row.get(4)), money(row.get(5)), money(row.get(6)),
					money(row.get(7)), Long.parseLong(row.get(8))));
		}
		return accounts;
	}

	/**
	 * What keeps a record without which there is no audit from having a single row, the
	 * most frequent reasons first; empty when each has one.
	 */
	static List<Problem> unaccepted(Connection connection) throws SQLException {
		List<Problem> problems = new ArrayList<>();
		for (RecordLayout layout : RecordLayouts.all()) {
			List<String> rows = Engine
				.rows(connection,
						"SELECT sum(rows_read), sum(rows_accepted) FROM read_account WHERE record = '" + layout.name()
								+ "'")
				.get(0);
			if (layout.required() && rows.get(0) != null && "0".equals(rows.get(1))) {
				for (List<String> row : Engine.rows(connection,
						Engine.read("reasons.sql").replace("${record}", layout.name()))) {
					problems.add(unaccepted(layout, rows.get(0), row));
				}
			}
		}
		return problems;
	}

	private static Problem unaccepted(RecordLayout layout, String rows, List<String> row) {
		String column = (row.get(2) != null) ? row.get(2) : Wording.of("snapshot.whole-row");
		return Problem.of(Problem.Kind.DATA, "snapshot.none-accepted", row.get(0) + ":" + row.get(1), rows,
				layout.name(), column, row.get(3), Wording.of("snapshot.reject-" + row.get(4), text(row.get(5))),
				text(row.get(6)), Wording.of("snapshot.advice-" + row.get(4), text(row.get(5))));
	}

	private static BigDecimal money(String text) {
		return (text != null) ? new BigDecimal(text) : null;
	}

	/**
	 * By file and line.
	 * @param record only this record, or null for all
	 * @param limit at most so many, 0 for all
	 */
	public static List<Reject> rejects(SnapshotReader reader, String record, long limit) {
		String where = (record != null) ? " WHERE record = " + Engine.literal(record) : "";
		String most = (limit > 0) ? " LIMIT " + limit : "";
		return reader
			.rows("SELECT record, file, line, row_key, column_name, value, code, expected FROM reject" + where
					+ " ORDER BY record, file, line, column_name" + most)
			.stream()
			.map((row) -> new Reject(row.get(0), row.get(1), Long.parseLong(row.get(2)), text(row.get(3)),
					text(row.get(4)), text(row.get(5)), Wording.of("snapshot.reject-" + row.get(6), text(row.get(7))),
					Wording.of("snapshot.advice-" + row.get(6), text(row.get(7)))))
			.toList();
	}

	private static String text(String value) {
		return (value != null) ? value : "";
	}

}
