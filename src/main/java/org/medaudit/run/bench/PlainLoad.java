package org.medaudit.run.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import org.medaudit.records.RecordColumn;
import org.medaudit.records.RecordLayout;
import org.medaudit.records.RecordLayouts;
import org.medaudit.snapshot.EngineSettings;

/**
 * The engine's own way from files into a native file: typed columns, nothing looked at
 * twice, nothing derived. The least that any reading of these files can cost.
 */
final class PlainLoad {

	private final EngineSettings settings;

	private final Path folder;

	/**
	 * With the settings that the product has.
	 * @param folder for the native files, which are deleted again
	 */
	PlainLoad(EngineSettings settings, Path folder) {
		this.settings = settings;
		this.folder = folder;
	}

	/** Loads the files of the records and says what it took, with the writing to disk. */
	Spent of(Path data, List<RecordLayout> records, Stopwatch stopwatch) throws SQLException, IOException {
		Path file = this.folder.resolve("plain-load.duckdb");
		Files.createDirectories(this.settings.temporaryFolder());
		Files.deleteIfExists(file);
		try (Connection connection = DriverManager.getConnection("jdbc:duckdb:" + file, this.settings.asProperties());
				Statement statement = connection.createStatement()) {
			List<String> statements = new ArrayList<>();
			for (RecordLayout record : records) {
				statements.add(load(record, data.resolve(record.name() + ".csv")));
			}
			return stopwatch.time(() -> {
				for (String sql : statements) {
					statement.execute(sql);
				}
				statement.execute("CHECKPOINT");
			});
		}
		finally {
			Files.deleteIfExists(file);
			Files.deleteIfExists(this.folder.resolve("plain-load.duckdb.wal"));
		}
	}

	/** The records that have a file. */
	static List<RecordLayout> recordsOf(Path data) {
		return RecordLayouts.all()
			.stream()
			.filter((layout) -> Files.exists(data.resolve(layout.name() + ".csv")))
			.toList();
	}

	private static String load(RecordLayout record, Path file) throws IOException {
		String columns = header(file).stream()
			.map((name) -> "'" + name + "': '"
					+ record.columnOfHeader(name)
						.map(RecordColumn::type)
						.map((type) -> type.sqlType())
						.orElse("VARCHAR")
					+ "'")
			.collect(Collectors.joining(", "));
		return "CREATE TABLE " + record.name() + " AS SELECT * FROM read_csv('" + file.toString().replace("'", "''")
				+ "', header = true, auto_detect = false, delim = ',', quote = '\"', escape = '\"', columns = {"
				+ columns + "})";
	}

	private static List<String> header(Path file) throws IOException {
		try (CsvReader<CsvRecord> reader = CsvReader.builder().ofCsvRecord(file)) {
			return reader.iterator().next().getFields();
		}
	}

}
