package org.medaudit.run.bench.peer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;

/** The rows of a small file. */
final class Rows {

	private Rows() {
	}

	/** Every row; none of a file that is not there. */
	static void of(Path folder, String record, Consumer<NamedCsvRecord> rows) throws IOException {
		Path file = folder.resolve(record + ".csv");
		if (Files.exists(file)) {
			try (CsvReader<NamedCsvRecord> reader = CsvReader.builder().ofNamedCsvRecord(file)) {
				reader.forEach(rows);
			}
		}
	}

	static String orNull(String text) {
		return text.isEmpty() ? null : text;
	}

}
