package org.medaudit.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import org.medaudit.records.RecordColumn;
import org.medaudit.records.RecordLayout;
import org.medaudit.records.RecordLayouts;

/**
 * The records of a folder in the tables of a hospital system that knows nothing of our
 * layouts: names of its own, half of them Chinese, types of its own, and its own codes
 * for sex and fee class. Its queries turn them back.
 */
public final class ForeignSchema {

	private static final int BATCH = 1_000;

	private final MySqlServer.Database database;

	private final boolean mySql;

	private final StringBuilder records = new StringBuilder();

	private ForeignSchema(MySqlServer.Database database) {
		this.database = database;
		this.mySql = database.url().startsWith("jdbc:mysql:");
	}

	/** Fills a database from a folder of records. */
	public static ForeignSchema of(MySqlServer.Database database, Path folder) {
		ForeignSchema schema = new ForeignSchema(database);
		try (Connection connection = database.connect()) {
			connection.setAutoCommit(false);
			for (RecordLayout layout : RecordLayouts.all()) {
				Path file = folder.resolve(layout.name() + ".csv");
				if (Files.exists(file)) {
					schema.fill(connection, layout, file);
				}
			}
			connection.commit();
			return schema;
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** The records part of a source.yml whose database is called his. */
	public String records() {
		return this.records.toString();
	}

	/** The quoted name of the table that holds a record. */
	public String table(String record) {
		return quoted("表_" + record);
	}

	/** The quoted name of a column of a record's table. */
	public String column(String record, String column) {
		RecordLayout layout = RecordLayouts.of(record);
		return quoted(name(layout, layout.columns().indexOf(layout.column(column).orElseThrow())));
	}

	private void fill(Connection connection, RecordLayout layout, Path file) throws SQLException, IOException {
		try (CsvReader<CsvRecord> csv = CsvReader.builder().ofCsvRecord(file)) {
			var rows = csv.iterator();
			List<String> header = rows.next().getFields();
			List<RecordColumn> columns = header.stream().map((name) -> layout.column(name).orElseThrow()).toList();
			create(connection, layout, columns);
			String sql = "INSERT INTO " + table(layout.name()) + " ("
					+ columns.stream()
						.map((column) -> column(layout.name(), column.name()))
						.collect(Collectors.joining(", "))
					+ ") VALUES ("
					+ columns.stream().map((column) -> placeholder(column)).collect(Collectors.joining(", ")) + ")";
			try (PreparedStatement insert = connection.prepareStatement(sql)) {
				int waiting = 0;
				while (rows.hasNext()) {
					CsvRecord row = rows.next();
					for (int i = 0; i < columns.size(); i++) {
						insert.setString(i + 1, kept(layout, columns.get(i), row.getField(i)));
					}
					insert.addBatch();
					if (++waiting % BATCH == 0) {
						insert.executeBatch();
					}
				}
				insert.executeBatch();
			}
			query(layout, columns);
		}
	}

	private void create(Connection connection, RecordLayout layout, List<RecordColumn> columns) throws SQLException {
		String number = this.mySql ? "流水 BIGINT AUTO_INCREMENT PRIMARY KEY" : "流水 BIGSERIAL PRIMARY KEY";
		try (Statement statement = connection.createStatement()) {
			statement.execute("CREATE TABLE " + table(layout.name()) + " (" + number
					+ columns.stream()
						.map((column) -> ", " + column(layout.name(), column.name()) + " " + type(column))
						.collect(Collectors.joining())
					+ ")" + (this.mySql ? " DEFAULT CHARSET utf8mb4" : ""));
		}
	}

	private String type(RecordColumn column) {
		if (column.name().equals("fee_class")) {
			return "INT";
		}
		return switch (column.type()) {
			case ID -> "VARCHAR(80)";
			case CODE -> column.name().equals("sex") ? "CHAR(4)" : "VARCHAR(80)";
			case TEXT -> this.mySql ? "VARCHAR(1000)" : "TEXT";
			case DATE -> "DATE";
			case TIME -> this.mySql ? "DATETIME" : "TIMESTAMP";
			case INT -> "INT";
			case QUANTITY -> "DECIMAL(16,4)";
			case PRICE -> "DECIMAL(16,6)";
			case MONEY -> "DECIMAL(16,2)";
			case FLAG -> this.mySql ? "TINYINT(1)" : "BOOLEAN";
		};
	}

	// Only MySQL reads a text into any type of column.
	private String placeholder(RecordColumn column) {
		return this.mySql ? "?" : "CAST(? AS " + type(column) + ")";
	}

	private static String kept(RecordLayout layout, RecordColumn column, String value) {
		if (value.isEmpty()) {
			return null;
		}
		return column.name().equals("sex") ? List.of("男", "女", "不明").get(List.of("1", "2", "9").indexOf(value)) : value;
	}

	/** A column every third name of which a clerk would know. */
	private static String name(RecordLayout layout, int position) {
		String meaning = layout.columns().get(position).meaningZh().replaceAll("[^\\p{IsHan}]", "");
		return (position % 3 == 0 && !meaning.isEmpty())
				? meaning.substring(0, Math.min(8, meaning.length())) + position : "C" + position;
	}

	private String quoted(String name) {
		return this.mySql ? "`" + name + "`" : "\"" + name + "\"";
	}

	private void query(RecordLayout layout, List<RecordColumn> columns) {
		boolean charge = layout.name().equals("charge");
		List<String> lines = new ArrayList<>();
		lines.add("  " + layout.name() + ":");
		lines.add("    database: his");
		if (charge) {
			lines.add("    partition: {column: f.流水, parts: 5}");
		}
		if (layout.name().equals("medical_order")) {
			lines.add("    partition: {column: ordered_at, parts: 3}");
		}
		lines.add("    query: |");
		lines.add("      SELECT " + IntStream.range(0, columns.size())
			.mapToObj((i) -> expression(layout, columns.get(i)) + " AS " + columns.get(i).name())
			.collect(Collectors.joining(",\n             ")));
		lines.add("      FROM " + table(layout.name()) + " f -- who asks 'why :this', finds it here");
		if (charge) {
			String time = "f." + column("charge", "charged_at");
			lines.add("      WHERE " + time + " >= :period_from AND " + time + " < :period_end OR 1 = 0");
		}
		lines.forEach((line) -> this.records.append(line).append('\n'));
	}

	private String expression(RecordLayout layout, RecordColumn column) {
		String name = "f." + column(layout.name(), column.name());
		if (column.name().equals("sex")) {
			return "CASE " + name + " WHEN '男' THEN '1' WHEN '女' THEN '2' WHEN '不明' THEN '9' END";
		}
		if (column.name().equals("fee_class")) {
			return this.mySql ? "lpad(" + name + ", 2, '0')" : "lpad(CAST(" + name + " AS TEXT), 2, '0')";
		}
		return name;
	}

	/** A whole source.yml over this database. */
	public String mapping() {
		return "databases:\n  his:\n    url: " + this.database.url() + "\n    user: ${HIS_USER}\n"
				+ "    password: ${HIS_PASSWORD}\nrecords:\n" + records();
	}

}
