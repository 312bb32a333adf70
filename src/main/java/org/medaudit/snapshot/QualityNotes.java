package org.medaudit.snapshot;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.medaudit.records.ColumnType;
import org.medaudit.records.RecordColumn;
import org.medaudit.records.RecordLayout;
import org.medaudit.records.RecordLayouts;

/**
 * Writes the rows of {@code quality}: what is worth a look and kept no row out. A code
 * may carry what a value was compared with, behind a colon.
 */
final class QualityNotes {

	private static final String NO_SAMPLE = "CAST(NULL AS VARCHAR)";

	private final Connection connection;

	QualityNotes(Connection connection) {
		this.connection = connection;
	}

	/** The records that have rows. */
	Set<RecordLayout> present() throws SQLException {
		String asked = RecordLayouts.all()
			.stream()
			.map((layout) -> "SELECT '" + layout.name() + "' WHERE EXISTS (SELECT 1 FROM " + layout.name() + ")")
			.collect(Collectors.joining(" UNION ALL "));
		return Engine.rows(this.connection, asked)
			.stream()
			.map((row) -> RecordLayouts.of(row.get(0)))
			.collect(Collectors.toSet());
	}

	List<String> answers(String sql) throws SQLException {
		return rows(sql).get(0);
	}

	List<List<String>> rows(String sql) throws SQLException {
		return Engine.rows(this.connection, sql);
	}

	void execute(String sql) throws SQLException {
		Engine.execute(this.connection, sql);
	}

	void add(RecordLayout layout, String column, String code, String rows, String sample) throws SQLException {
		Engine.execute(this.connection,
				"INSERT INTO quality VALUES (" + Engine.literal(layout.name()) + ", " + Engine.literal(column) + ", "
						+ Engine.literal(code) + ", " + rows + ", " + Engine.literal(sample) + ")");
	}

	/** A code with what values are compared with. */
	static String coded(String code, Object... compared) {
		return Stream.concat(Stream.of(code), Arrays.stream(compared))
			.map(String::valueOf)
			.collect(Collectors.joining(":"));
	}

	/**
	 * A key that leads to a row of the record aliased {@code r}, as SQL; of patients none
	 * is shown.
	 */
	static String sample(RecordLayout layout) {
		if ("patient".equals(layout.name())) {
			return NO_SAMPLE;
		}
		if (!layout.key().isEmpty()) {
			return layout.key()
				.stream()
				.map((column) -> "CAST(r." + column + " AS VARCHAR)")
				.collect(Collectors.joining(" || '/' || "));
		}
		return layout.columns()
			.stream()
			.filter((column) -> column.type() == ColumnType.ID)
			.map(RecordColumn::name)
			.findFirst()
			.map((column) -> "r." + column)
			.orElse(NO_SAMPLE);
	}

}
