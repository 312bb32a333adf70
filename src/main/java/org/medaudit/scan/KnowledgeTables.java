package org.medaudit.scan;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

import org.medaudit.records.ColumnType;
import org.medaudit.records.RecordLayouts;
import org.medaudit.rules.KnowledgeLayout;
import org.medaudit.rules.KnowledgeTable;

/**
 * Puts knowledge beside the snapshot as typed tables, lists and prefixes taken apart, so
 * that rules join it by equality. Every column of codes has a second one,
 * {@code …_written}, with the code as the table writes it. A prefix that no code of the
 * snapshot begins with stays as it is written: what it asks for is then missing.
 */
final class KnowledgeTables {

	private static final List<String> COMMON = List.of("valid_from", "valid_to", "basis", "source");

	private static final String WRITTEN = "knowledge_written";

	private final Connection connection;

	private boolean codesKnown;

	private KnowledgeTables(Connection connection) {
		this.connection = connection;
	}

	/**
	 * Makes the tables, replacing those of the same names.
	 * @param connection to an engine that shows the snapshot
	 * @return the tables that have rows as written, whether or not the snapshot knows
	 * their codes
	 */
	static Set<String> put(Connection connection, Collection<KnowledgeTable> tables) throws SQLException {
		KnowledgeTables knowledge = new KnowledgeTables(connection);
		Set<String> filled = new TreeSet<>();
		for (KnowledgeTable table : tables) {
			knowledge.create(table.layout());
			if (!table.rows().isEmpty()) {
				knowledge.fill(table);
				filled.add(table.name());
			}
		}
		return filled;
	}

	private void create(KnowledgeLayout layout) throws SQLException {
		List<String> columns = new ArrayList<>();
		layout.columns().forEach((column, type) -> {
			columns.add(column + " " + sqlType(type));
			if (isCode(type)) {
				columns.add(column + "_written VARCHAR");
			}
		});
		Sql.execute(this.connection, "CREATE OR REPLACE TABLE " + layout.name() + " (" + String.join(", ", columns)
				+ ", valid_from DATE NOT NULL, valid_to DATE NOT NULL, basis VARCHAR, source VARCHAR)");
	}

	private void fill(KnowledgeTable table) throws SQLException {
		KnowledgeLayout layout = table.layout();
		stage(layout, table.rows());
		boolean prefixes = hasPrefixes(table);
		if (prefixes) {
			matchPrefixes(layout);
		}
		boolean contested = prefixes && !layout.key().isEmpty();
		Sql.execute(this.connection,
				Sql.resource(contested ? "knowledge-closest.sql" : "knowledge-plain.sql")
					.replace("${table}", layout.name())
					.replace("${expanded}", expanded(layout, prefixes))
					.replace("${columns}", String.join(", ", engineColumns(layout)))
					.replace("${key}", key(layout)));
		Sql.execute(this.connection, "DROP TABLE " + WRITTEN);
		Sql.execute(this.connection, "DROP TABLE IF EXISTS knowledge_prefix");
	}

	private void stage(KnowledgeLayout layout, List<Map<String, String>> rows) throws SQLException {
		List<String> columns = new ArrayList<>(layout.columns().keySet());
		columns.addAll(COMMON);
		Sql.execute(this.connection, "CREATE OR REPLACE TABLE " + WRITTEN + " ("
				+ columns.stream().map((column) -> column + " VARCHAR").collect(Collectors.joining(", ")) + ")");
		try (DuckDBAppender appender = this.connection.unwrap(DuckDBConnection.class).createAppender(WRITTEN)) {
			for (Map<String, String> row : rows) {
				appender.beginRow();
				for (String column : columns) {
					appender.append(row.get(column));
				}
				appender.endRow();
			}
		}
	}

	private void matchPrefixes(KnowledgeLayout layout) throws SQLException {
		if (!this.codesKnown) {
			Sql.execute(this.connection, "CREATE OR REPLACE TABLE knowledge_code AS " + codesOfSnapshot());
			this.codesKnown = true;
		}
		String written = codeColumns(layout).stream()
			.map((column) -> "SELECT " + column + " AS written FROM (" + listed(layout) + ")")
			.collect(Collectors.joining(" UNION ALL "));
		Sql.execute(this.connection, Sql.resource("knowledge-prefix.sql").replace("${written}", written));
	}

	/** Every code that a record of the snapshot holds in an open column of codes. */
	private static String codesOfSnapshot() {
		return RecordLayouts.all()
			.stream()
			.flatMap((layout) -> layout.columns()
				.stream()
				.filter((column) -> column.type() == ColumnType.CODE && column.allowed().isEmpty())
				.map((column) -> "SELECT " + column.name() + " AS code FROM " + layout.name() + " WHERE "
						+ column.name() + " IS NOT NULL"))
			.collect(Collectors.joining(" UNION "));
	}

	/** The rows as written, one for each element of their lists. */
	private static String listed(KnowledgeLayout layout) {
		String rows = "SELECT * FROM " + WRITTEN;
		for (Map.Entry<String, String> column : layout.columns().entrySet()) {
			if (column.getValue().equals("codes")) {
				String name = column.getKey();
				rows = "SELECT * FROM (SELECT * REPLACE (trim(unnest(CASE WHEN " + name
						+ " IS NULL THEN [NULL] ELSE string_split(" + name + ", ';') END)) AS " + name + ") FROM ("
						+ rows + ")) WHERE coalesce(" + name + ", '-') <> ''";
			}
		}
		return rows;
	}

	private static String expanded(KnowledgeLayout layout, boolean prefixes) {
		List<String> columns = new ArrayList<>();
		StringBuilder joins = new StringBuilder();
		StringBuilder closeness = new StringBuilder("0");
		layout.columns().forEach((column, type) -> {
			if (!isCode(type)) {
				columns.add("CAST(w." + column + " AS " + sqlType(type) + ") AS " + column);
				return;
			}
			columns.add(
					(prefixes ? "coalesce(p_" + column + ".code, w." + column + ")" : "w." + column) + " AS " + column);
			columns.add("w." + column + " AS " + column + "_written");
			joins.append(" LEFT JOIN knowledge_prefix p_%1$s ON p_%1$s.written = w.%1$s".formatted(column));
			// Only what a row is about can be closer or farther: a list of prefixes that
			// a
			// limit allows holds long and short ones side by side.
			if (layout.key().contains(column)) {
				closeness.append(" + CASE WHEN w.%1$s LIKE '%%*' THEN length(w.%1$s) ELSE 1000 END".formatted(column));
			}
		});
		return "SELECT " + String.join(", ", columns)
				+ ", coalesce(CAST(w.valid_from AS DATE), DATE '0001-01-01') AS valid_from, "
				+ "coalesce(CAST(w.valid_to AS DATE), DATE '9999-12-31') AS valid_to, w.basis, w.source, " + closeness
				+ " AS closeness FROM (" + listed(layout) + ") w" + (prefixes ? joins : "");
	}

	/** Columns that say what a row is about, an empty one as the word it stands for. */
	private static String key(KnowledgeLayout layout) {
		return layout.key()
			.stream()
			.map((column) -> layout.emptyMeans().containsKey(column)
					? "coalesce(" + column + ", " + Sql.literal(layout.emptyMeans().get(column)) + ")" : column)
			.collect(Collectors.joining(", "));
	}

	private static boolean hasPrefixes(KnowledgeTable table) {
		List<String> codes = codeColumns(table.layout());
		return table.rows()
			.stream()
			.anyMatch((row) -> codes.stream().anyMatch((column) -> row.getOrDefault(column, "").contains("*")));
	}

	private static List<String> codeColumns(KnowledgeLayout layout) {
		return layout.columns().keySet().stream().filter((column) -> isCode(layout.columns().get(column))).toList();
	}

	private static List<String> engineColumns(KnowledgeLayout layout) {
		return layout.columns()
			.entrySet()
			.stream()
			.flatMap((column) -> isCode(column.getValue())
					? List.of(column.getKey(), column.getKey() + "_written").stream()
					: List.of(column.getKey()).stream())
			.toList();
	}

	private static boolean isCode(String type) {
		return type.equals("code") || type.equals("codes");
	}

	private static String sqlType(String type) {
		return switch (type) {
			case "integer" -> "INTEGER";
			case "decimal" -> "DECIMAL(18,6)";
			case "flag" -> "TINYINT";
			default -> "VARCHAR";
		};
	}

}
