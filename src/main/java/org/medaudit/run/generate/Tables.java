package org.medaudit.run.generate;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;

/** The generator's own small tables, packed beside it. */
final class Tables {

	private Tables() {
	}

	static boolean there(String name) {
		return Tables.class.getResource(name) != null;
	}

	/** Puts a packed file into a folder as it is. */
	static void copy(String name, Path folder) throws IOException {
		try (InputStream stream = Tables.class.getResourceAsStream(name)) {
			Files.copy(stream, folder.resolve(name), StandardCopyOption.REPLACE_EXISTING);
		}
	}

	static List<Map<String, String>> read(String name) {
		try (InputStream stream = Tables.class.getResourceAsStream(name);
				CsvReader<NamedCsvRecord> reader = CsvReader.builder()
					.ofNamedCsvRecord(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
			List<Map<String, String>> rows = new ArrayList<>();
			reader.forEach((row) -> rows.add(new LinkedHashMap<>(row.getFieldsAsMap())));
			return rows;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
