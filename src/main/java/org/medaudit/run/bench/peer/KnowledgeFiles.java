package org.medaudit.run.bench.peer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import de.siegmar.fastcsv.writer.CsvWriter;

/** Knowledge on its way to another process. */
public final class KnowledgeFiles {

	private static final String PARAMETERS = "parameters";

	private KnowledgeFiles() {
	}

	/** One file a table, and one for the parameters. */
	public static void write(Path folder, Knowledge knowledge) throws IOException {
		Files.createDirectories(folder);
		for (Map.Entry<String, List<Map<String, String>>> table : knowledge.tables().entrySet()) {
			TreeSet<String> columns = new TreeSet<>();
			table.getValue().forEach((row) -> columns.addAll(row.keySet()));
			try (CsvWriter csv = CsvWriter.builder().build(folder.resolve(table.getKey() + ".csv"))) {
				csv.writeRecord(columns);
				table.getValue()
					.forEach((row) -> csv
						.writeRecord(columns.stream().map((column) -> row.getOrDefault(column, "")).toList()));
			}
		}
		try (CsvWriter csv = CsvWriter.builder().build(folder.resolve(PARAMETERS + ".csv"))) {
			csv.writeRecord("name", "value");
			knowledge.parameters().forEach((name, value) -> csv.writeRecord(name, value));
		}
	}

	/** What was written. */
	public static Knowledge read(Path folder) throws IOException {
		Map<String, List<Map<String, String>>> tables = new HashMap<>();
		Map<String, String> parameters = new HashMap<>();
		List<String> names;
		try (Stream<Path> files = Files.list(folder)) {
			names = files.map((file) -> file.getFileName().toString())
				.filter((name) -> name.endsWith(".csv"))
				.map((name) -> name.substring(0, name.length() - ".csv".length()))
				.toList();
		}
		for (String name : names) {
			List<Map<String, String>> rows = new ArrayList<>();
			Rows.of(folder, name, (row) -> rows.add(fields(row)));
			if (name.equals(PARAMETERS)) {
				rows.forEach((row) -> parameters.put(row.get("name"), row.get("value")));
			}
			else {
				tables.put(name, rows);
			}
		}
		return new Knowledge(tables, parameters);
	}

	private static Map<String, String> fields(NamedCsvRecord row) {
		return new HashMap<>(row.getFieldsAsMap());
	}

}
