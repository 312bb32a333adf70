package org.medaudit.snapshot;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.medaudit.records.RecordColumn;
import org.medaudit.records.RecordLayout;

/** Brings rows as text into the staging tables, each with its file and line. */
final class Staging {

	private static final long DEFAULT_LONGEST_LINE = 2_000_000;

	private static final String REFUSED = "_refused";

	private final Connection connection;

	private final Map<String, String> arrived = new LinkedHashMap<>();

	private int files;

	private int sinks;

	Staging(Connection connection) {
		this.connection = connection;
	}

	/** Gives the rows brought in, refused ones not among them. */
	long file(RecordLayout layout, StagedFile file) throws SQLException {
		int id = register(layout, file.displayName(), file);
		Map<String, StagedFile.Column> present = new HashMap<>();
		file.columns().forEach((column) -> present.put(column.column().name(), column));
		// The engine reads in file order, so that a row's number tells its line.
		String line = file.numbered() ? "CAST(c0 AS BIGINT)" : "row_number() OVER () + 1";
		Engine.execute(this.connection,
				"INSERT INTO staging_" + layout.name() + " SELECT " + id + ", " + line + ", "
						+ layout.columns()
							.stream()
							.map((column) -> expression(column, present.get(column.name())))
							.collect(Collectors.joining(", "))
						+ " FROM " + reader(file));
		return rows(layout, id);
	}

	/** A view of the file under the names that its own header gives. */
	void foreign(String name, Path file, List<String> columns, boolean numbered, long longestLine) throws SQLException {
		int shift = numbered ? 1 : 0;
		StagedFile foreign = new StagedFile(file, name, List.of(), columns.size() + shift, numbered, longestLine,
				List.of());
		Engine.execute(this.connection, "CREATE OR REPLACE TEMP VIEW " + name + " AS SELECT " + IntStream
			.range(0, columns.size())
			.mapToObj((i) -> "nullif(c" + (i + shift) + ", '') AS \"" + columns.get(i).replace("\"", "\"\"") + "\"")
			.collect(Collectors.joining(", ")) + " FROM " + reader(foreign));
	}

	/**
	 * The columns of a query are named as the layout's; others are left out by the
	 * caller.
	 */
	long query(RecordLayout layout, String sql, String origin, Set<String> columns) throws SQLException {
		int id = register(layout, origin, null);
		Engine.execute(this.connection,
				"INSERT INTO staging_" + layout.name() + " SELECT " + id + ", row_number() OVER (), "
						+ layout.columns()
							.stream()
							.map((column) -> columns.contains(column.name())
									? "nullif(trim(CAST(q." + column.name() + " AS VARCHAR)), '')" : "NULL")
							.collect(Collectors.joining(", "))
						+ " FROM (" + sql + ") q");
		return rows(layout, id);
	}

	/**
	 * Tells how rows that come one by one are written; they are gathered before they are
	 * typed.
	 */
	RowSink rows(RecordLayout layout, String origin, List<StagedFile.Column> columns, boolean ordered)
			throws SQLException {
		int id = register(layout, origin, null);
		if (!ordered) {
			Engine.execute(this.connection, "UPDATE staged_file SET in_order = FALSE WHERE file_id = " + id);
		}
		return sink(layout, id, columns);
	}

	/** One table for each sink, so that one can be dropped. */
	private synchronized RowSink sink(RecordLayout layout, int file, List<StagedFile.Column> columns)
			throws SQLException {
		String table = "staged_rows_" + file + "_" + (++this.sinks);
		Engine.execute(this.connection,
				"CREATE TABLE " + table + " (line BIGINT, "
						+ columns.stream()
							.map((column) -> column.column().name() + " VARCHAR")
							.collect(Collectors.joining(", "))
						+ ")");
		this.arrived.put(table, "INSERT INTO staging_" + layout.name() + " SELECT " + file + ", line, "
				+ layout.columns().stream().map((column) -> arrived(column, columns)).collect(Collectors.joining(", "))
				+ " FROM " + table);
		return new RowSink(Engine.duplicate(this.connection), table, columns, new RowSink.Place() {

			@Override
			public RowSink beside() throws SQLException {
				return sink(layout, file, columns);
			}

			@Override
			public String refusals() throws SQLException {
				return refused(table, file);
			}

			@Override
			public void drop() throws SQLException {
				forget(table);
			}

		});
	}

	private synchronized String refused(String sink, int file) throws SQLException {
		String table = sink + REFUSED;
		Engine.execute(this.connection,
				"CREATE TABLE " + table + " (line BIGINT, column_name VARCHAR, code VARCHAR, found VARCHAR)");
		this.arrived.put(table,
				"INSERT INTO refused_cell SELECT " + file + ", line, column_name, code, found FROM " + table);
		return table;
	}

	private synchronized void forget(String table) throws SQLException {
		for (String dropped : new String[] { table, table + REFUSED }) {
			if (this.arrived.remove(dropped) != null) {
				Engine.execute(this.connection, "DROP TABLE " + dropped);
			}
		}
	}

	private static String arrived(RecordColumn column, List<StagedFile.Column> columns) {
		return columns.stream()
			.filter((present) -> present.column().equals(column))
			.findFirst()
			.map((present) -> expression(column, present, column.name()))
			.orElse("NULL");
	}

	/** Rows of closed sinks join those of files and queries. */
	void gather() throws SQLException {
		for (Map.Entry<String, String> insert : this.arrived.entrySet()) {
			Engine.execute(this.connection, insert.getValue());
			Engine.execute(this.connection, "DROP TABLE " + insert.getKey());
		}
		this.arrived.clear();
	}

	private long rows(RecordLayout layout, int file) throws SQLException {
		return Engine.number(this.connection,
				"SELECT count(*) FROM staging_" + layout.name() + " WHERE file_id = " + file);
	}

	private static String expression(RecordColumn column, StagedFile.Column present) {
		return (present != null) ? expression(column, present, "c" + present.position()) : "NULL";
	}

	private static String expression(RecordColumn column, StagedFile.Column present, String field) {
		String text = "nullif(trim(" + field + "), '')";
		if (!present.national() || column.nationalValues().isEmpty()) {
			return text;
		}
		return "CASE " + text + column.nationalValues()
			.entrySet()
			.stream()
			.sorted(Map.Entry.comparingByKey())
			.map((value) -> " WHEN " + Engine.literal(value.getKey()) + " THEN " + Engine.literal(value.getValue()))
			.collect(Collectors.joining()) + " ELSE " + text + " END";
	}

	static String reader(StagedFile file) {
		String columns = IntStream.range(0, file.fieldCount())
			.mapToObj((i) -> "'c" + i + "': 'VARCHAR'")
			.collect(Collectors.joining(", "));
		String longest = (file.longestLine() >= DEFAULT_LONGEST_LINE) ? ", max_line_size = " + (file.longestLine() * 2)
				: "";
		return "read_csv(" + Engine.literal(file.path().toString())
				+ ", header = true, auto_detect = false, delim = ',', quote = '\"', escape = '\"', columns = {"
				+ columns + "}" + longest + ")";
	}

	private int register(RecordLayout layout, String displayName, StagedFile file) throws SQLException {
		int id = ++this.files;
		BigDecimal money = BigDecimal.ZERO;
		long unreadable = 0;
		long rejected = (file != null) ? file.rejected().size() : 0;
		if (file != null) {
			for (StagedFile.RefusedRow row : file.rejected()) {
				BigDecimal amount = number(row.money());
				money = money.add((amount != null) ? amount : BigDecimal.ZERO);
				unreadable += (amount == null && layout.moneyColumn() != null) ? 1 : 0;
			}
			refuse(layout, displayName, file.rejected());
		}
		try (PreparedStatement insert = this.connection
			.prepareStatement("INSERT INTO staged_file VALUES (?, ?, ?, ?, ?, ?, TRUE)")) {
			insert.setInt(1, id);
			insert.setString(2, layout.name());
			insert.setString(3, displayName);
			insert.setLong(4, rejected);
			insert.setBigDecimal(5, money.setScale(6, RoundingMode.HALF_UP));
			insert.setLong(6, unreadable);
			insert.execute();
		}
		return id;
	}

	private void refuse(RecordLayout layout, String displayName, List<StagedFile.RefusedRow> rows) throws SQLException {
		try (PreparedStatement insert = this.connection
			.prepareStatement("INSERT INTO reject VALUES (?, ?, ?, NULL, NULL, ?, ?, ?)")) {
			for (StagedFile.RefusedRow row : rows) {
				insert.setString(1, layout.name());
				insert.setString(2, displayName);
				insert.setLong(3, row.line());
				insert.setString(4, row.found());
				insert.setString(5, row.code());
				insert.setString(6, row.expected());
				insert.addBatch();
			}
			if (!rows.isEmpty()) {
				insert.executeBatch();
			}
		}
	}

	private static BigDecimal number(String text) {
		if (text == null || !text.strip().matches("[+-]?\\d{1,14}(\\.\\d{0,6})?")) {
			return null;
		}
		return new BigDecimal(text.strip());
	}

}
