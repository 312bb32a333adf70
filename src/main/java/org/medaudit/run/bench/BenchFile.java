package org.medaudit.run.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import de.siegmar.fastcsv.writer.CsvWriter;

/** Tables in a file: Markdown where its name ends so, otherwise CSV. */
public final class BenchFile {

	private BenchFile() {
	}

	/**
	 * Writes the file anew.
	 * @param machine sentences about the machine and the settings
	 */
	public static void write(Path file, List<String> machine, List<BenchTable> tables) throws IOException {
		if (file.toString().endsWith(".md")) {
			StringBuilder text = new StringBuilder();
			machine.forEach((sentence) -> text.append("- ").append(sentence).append('\n'));
			text.append('\n');
			tables.forEach((table) -> text.append(table.markdown()));
			Files.writeString(file, text);
			return;
		}
		try (CsvWriter csv = CsvWriter.builder().build(file)) {
			machine.forEach((sentence) -> csv.writeRecord(sentence));
			for (BenchTable table : tables) {
				csv.writeRecord(table.title());
				csv.writeRecord(table.columns().stream().map(BenchTable::heading).toList());
				table.rows()
					.forEach((row) -> csv.writeRecord(row.stream().map((cell) -> (cell != null) ? cell : "").toList()));
			}
		}
	}

}
