package org.medaudit.intake;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import org.medaudit.records.RecordColumn;
import org.medaudit.records.RecordLayout;
import org.medaudit.records.RecordLayouts;
import org.medaudit.values.Problem;
import org.medaudit.values.ProblemsException;
import org.medaudit.values.Wording;

/**
 * The empty files that a hospital fills: one CSV per record with the English header, and
 * one sheet that says what each column holds. A spreadsheet opens them as they are.
 */
public final class RecordTemplate {

	/** The sheet that describes all columns; a folder of records may keep it. */
	static final String SHEET = "columns.csv";

	// Without it a spreadsheet takes the Chinese for another encoding.
	private static final byte[] BYTE_ORDER_MARK = { (byte) 0xEF, (byte) 0xBB, (byte) 0xBF };

	private RecordTemplate() {
	}

	/**
	 * Writes all files into a folder, which is created when missing, or one workbook
	 * where an .xlsx is named.
	 * @return the files written, the description of the columns first
	 * @throws ProblemsException when one of the files is there already, in which case
	 * nothing is written, or when the folder cannot be written
	 */
	public static List<Path> write(Path folder) {
		if (folder.toString().toLowerCase(Locale.ROOT).endsWith(WorkbookSource.ENDING)) {
			WorkbookTemplate.write(folder);
			return List.of(folder);
		}
		Map<Path, List<List<String>>> files = files(folder);
		List<Path> present = files.keySet().stream().filter(Files::exists).toList();
		if (!present.isEmpty()) {
			throw refused("intake.template-exists", folder,
					present.stream().map((file) -> file.getFileName().toString()).collect(Collectors.joining(", ")));
		}
		try {
			Files.createDirectories(folder);
			for (Map.Entry<Path, List<List<String>>> file : files.entrySet()) {
				write(file.getKey(), file.getValue());
			}
		}
		catch (IOException ex) {
			throw refused("intake.cannot-write", folder, String.valueOf(ex.getMessage()));
		}
		return List.copyOf(files.keySet());
	}

	private static Map<Path, List<List<String>>> files(Path folder) {
		Map<Path, List<List<String>>> files = new LinkedHashMap<>();
		files.put(folder.resolve(SHEET), sheet());
		for (RecordLayout layout : RecordLayouts.all()) {
			files.put(folder.resolve(layout.name() + ".csv"),
					List.of(layout.columns().stream().map(RecordColumn::name).toList()));
		}
		return files;
	}

	private static List<List<String>> sheet() {
		List<List<String>> rows = new ArrayList<>();
		rows.add(List.of(word("record"), word("title"), word("column"), word("national"), word("type"),
				word("required"), word("allowed"), word("national-values"), word("meaning")));
		for (RecordLayout layout : RecordLayouts.all()) {
			layout.columns().forEach((column) -> rows.add(row(layout, column)));
		}
		return rows;
	}

	private static List<String> row(RecordLayout layout, RecordColumn column) {
		boolean english = "en".equals(Locale.getDefault().getLanguage());
		return List.of(layout.name(), english ? layout.titleEn() : layout.titleZh(), column.name(),
				(column.nationalName() != null) ? column.nationalName() : "", type(column),
				column.required() ? word("yes") : "", String.join("; ", column.allowed()), translations(column),
				column.meaningZh());
	}

	private static String translations(RecordColumn column) {
		return new TreeMap<>(column.nationalValues()).entrySet()
			.stream()
			.map((value) -> value.getKey() + "=" + value.getValue())
			.collect(Collectors.joining("; "));
	}

	private static void write(Path file, List<List<String>> rows) throws IOException {
		try (OutputStream bytes = Files.newOutputStream(file, StandardOpenOption.CREATE_NEW)) {
			bytes.write(BYTE_ORDER_MARK);
			try (CsvWriter writer = CsvWriter.builder()
				.lineDelimiter(LineDelimiter.CRLF)
				.build(bytes, StandardCharsets.UTF_8)) {
				rows.forEach(writer::writeRecord);
			}
		}
	}

	static String type(RecordColumn column) {
		return word("type-" + column.type().name().toLowerCase(Locale.ROOT));
	}

	static String word(String key) {
		return Wording.of("intake.sheet-" + key);
	}

	private static ProblemsException refused(String code, Path folder, String what) {
		return new ProblemsException(Problem.of(Problem.Kind.SETUP, code, "", folder, what));
	}

}
