package org.medaudit.run.generate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import de.siegmar.fastcsv.writer.CsvWriter;
import org.medaudit.records.RecordColumn;
import org.medaudit.records.RecordLayouts;

/**
 * The CSV files of one folder, one a record, written as rows come; nothing is kept in
 * memory. Files of records without a row are not made.
 */
final class RecordFiles implements AutoCloseable {

	private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");

	private final Path folder;

	private final Map<String, Sheet> sheets = new HashMap<>();

	RecordFiles(Path folder) throws IOException {
		this.folder = Files.createDirectories(folder);
	}

	/**
	 * A new row of a record of the layouts; nothing is written before
	 * {@link Row#write()}.
	 */
	Row row(String record) {
		return this.sheets
			.computeIfAbsent(record,
					(name) -> open(name, RecordLayouts.of(name).columns().stream().map(RecordColumn::name).toList()))
			.row();
	}

	/** A new row of a table that is no record, such as the truth or a knowledge table. */
	Row row(String table, List<String> columns) {
		return this.sheets.computeIfAbsent(table, (name) -> open(name, columns)).row();
	}

	long rows(String record) {
		Sheet sheet = this.sheets.get(record);
		return (sheet != null) ? sheet.rows : 0;
	}

	private Sheet open(String name, List<String> columns) {
		try {
			Path file = this.folder.resolve(name + ".csv");
			Files.createDirectories(file.getParent());
			CsvWriter writer = CsvWriter.builder().build(file);
			writer.writeRecord(columns);
			return new Sheet(writer, columns);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	@Override
	public void close() throws IOException {
		for (Sheet sheet : new ArrayList<>(this.sheets.values())) {
			sheet.writer.close();
		}
	}

	private static final class Sheet {

		private final CsvWriter writer;

		private final Map<String, Integer> positions = new HashMap<>();

		private final String[] cells;

		private long rows;

		Sheet(CsvWriter writer, List<String> columns) {
			this.writer = writer;
			for (String column : columns) {
				this.positions.put(column, this.positions.size());
			}
			this.cells = new String[columns.size()];
		}

		Row row() {
			Arrays.fill(this.cells, "");
			return new Row(this);
		}

	}

	/** One row being filled; one at a time a record. */
	static final class Row {

		private final Sheet sheet;

		private Row(Sheet sheet) {
			this.sheet = sheet;
		}

		Row set(String column, Object value) {
			Integer position = this.sheet.positions.get(column);
			if (position == null) {
				throw new IllegalArgumentException("no such column: " + column);
			}
			this.sheet.cells[position] = text(value);
			return this;
		}

		private static String text(Object value) {
			if (value instanceof LocalDateTime time) {
				return time.format(TIME);
			}
			return (value != null) ? value.toString() : "";
		}

		void write() {
			this.sheet.writer.writeRecord(this.sheet.cells);
			this.sheet.rows++;
		}

	}

}
