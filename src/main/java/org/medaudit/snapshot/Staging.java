package org.medaudit.snapshot;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.medaudit.records.RecordColumn;
import org.medaudit.records.RecordLayout;

/**
 * Collects the pieces of which records are made: files stay where they are and are typed
 * while they are read; rows of queries and those that come one by one are put down as
 * text.
 */
final class Staging {

	private static final long DEFAULT_LONGEST_LINE = 2_000_000;

	private static final String REFUSED = "_refused";

	private final Connection connection;

	private final Map<RecordLayout, List<Piece>> pieces = new LinkedHashMap<>();

	private final Map<String, Integer> refused = new LinkedHashMap<>();

	private int files;

	private int sinks;

	Staging(Connection connection) {
		this.connection = connection;
	}

	/** In the order in which they came. */
	Map<RecordLayout, List<Piece>> pieces() {
		return this.pieces;
	}

	/** Pieces that an earlier process collected. */
	void restore(Map<RecordLayout, List<Piece>> collected) {
		this.pieces.putAll(collected);
	}

	/** A file, which must stay as it is until it is typed. */
	void file(RecordLayout layout, StagedFile file) throws SQLException {
		int id = register(layout, file.displayName(), file);
		Map<String, String> columns = new HashMap<>();
		file.columns().forEach((column) -> columns.put(column.column().name(), expression(column)));
		add(layout, Piece.text(id, reader(file), file.numbered() ? "CAST(c0 AS BIGINT)" : null, columns));
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
	 * @return rows brought in
	 */
	long query(RecordLayout layout, String sql, String origin, Set<String> columns) throws SQLException {
		int id = register(layout, origin, null);
		List<String> names = layout.columns().stream().map(RecordColumn::name).filter(columns::contains).toList();
		Engine.execute(this.connection,
				"CREATE TABLE " + table(id) + " AS SELECT "
						+ names.stream()
							.map((name) -> "nullif(trim(CAST(q." + name + " AS VARCHAR)), '') AS " + name)
							.collect(Collectors.joining(", "))
						+ " FROM (" + sql + ") q");
		// The engine keeps the order of a query, so that a row's place is its number.
		add(layout, Piece.text(id, table(id), "rowid + 1",
				names.stream().collect(Collectors.toMap(Function.identity(), Function.identity()))));
		return Engine.number(this.connection, "SELECT count(*) FROM " + table(id));
	}

	/** Where rows that come one by one are put down. */
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
		String table = name(file) + "_" + (++this.sinks);
		Engine.execute(this.connection,
				"CREATE TABLE " + StagingFile.NAME + "." + table + " (line BIGINT, "
						+ columns.stream()
							.map((column) -> column.column().name() + " VARCHAR")
							.collect(Collectors.joining(", "))
						+ ")");
		Map<String, String> texts = new HashMap<>();
		columns.forEach((column) -> texts.put(column.column().name(), expression(column, column.column().name())));
		Piece piece = Piece.text(file, StagingFile.NAME + "." + table, "line", texts);
		add(layout, piece);
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
				forget(layout, table, piece);
			}

		});
	}

	private synchronized String refused(String sink, int file) throws SQLException {
		String table = sink + REFUSED;
		Engine.execute(this.connection, "CREATE TABLE " + StagingFile.NAME + "." + table
				+ " (line BIGINT, column_name VARCHAR, code VARCHAR, found VARCHAR)");
		this.refused.put(table, file);
		return table;
	}

	/** What sources refused of single cells, before the rows are judged. */
	void gather() throws SQLException {
		for (Map.Entry<String, Integer> cells : this.refused.entrySet()) {
			Engine.execute(this.connection, "INSERT INTO refused_cell SELECT " + cells.getValue()
					+ ", line, column_name, code, found FROM " + StagingFile.NAME + "." + cells.getKey());
		}
	}

	private synchronized void forget(RecordLayout layout, String table, Piece piece) throws SQLException {
		this.pieces.get(layout).remove(piece);
		Engine.execute(this.connection, "DROP TABLE " + piece.from());
		if (this.refused.remove(table + REFUSED) != null) {
			Engine.execute(this.connection, "DROP TABLE " + StagingFile.NAME + "." + table + REFUSED);
		}
	}

	/**
	 * Rows of an earlier snapshot, both under one name: accepted ones in their types, and
	 * the text of refused ones.
	 */
	void carried(RecordLayout layout, String origin, String accepted, String refused) throws SQLException {
		int id = register(layout, origin, null);
		add(layout, Piece.typed(id, accepted,
				layout.columns().stream().map(RecordColumn::name).collect(Collectors.toSet())));
		add(layout, Piece.refused(id, refused, layout));
	}

	/** From how many origins rows of a record come. */
	long origins(RecordLayout layout) {
		return this.pieces.get(layout).stream().mapToInt(Piece::file).distinct().count();
	}

	private void add(RecordLayout layout, Piece piece) {
		this.pieces.computeIfAbsent(layout, (key) -> new ArrayList<>()).add(piece);
	}

	private static String table(int id) {
		return StagingFile.NAME + "." + name(id);
	}

	private static String name(int id) {
		return "rows_" + id;
	}

	private static String expression(StagedFile.Column present) {
		return expression(present, "c" + present.position());
	}

	private static String expression(StagedFile.Column present, String field) {
		RecordColumn column = present.column();
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
			.prepareStatement("INSERT INTO staged_file VALUES (?, ?, ?, ?, ?, ?, TRUE, 0)")) {
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
