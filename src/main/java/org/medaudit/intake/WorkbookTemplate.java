package org.medaudit.intake;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import org.medaudit.intake.workbook.TemplateBook;
import org.medaudit.intake.workbook.TemplateColumn;
import org.medaudit.records.RecordColumn;
import org.medaudit.records.RecordLayout;
import org.medaudit.records.RecordLayouts;
import org.medaudit.values.Problem;
import org.medaudit.values.ProblemsException;
import org.medaudit.values.Wording;

/**
 * The empty workbook that a hospital fills: a sheet for each record, which is read back
 * as it is. Its example rows are left out on reading.
 */
final class WorkbookTemplate {

	/** The sheet that explains the others. */
	static final String GUIDE = "填写说明";

	private static final String[] SENTENCES = { "intake.guide-sheets", "intake.guide-required", "intake.guide-example",
			"intake.guide-codes", "intake.guide-dates", "intake.guide-numbers", "intake.guide-notes",
			"intake.guide-size", "intake.guide-read" };

	private WorkbookTemplate() {
	}

	/**
	 * Writes the file; its folder is created when missing.
	 * @throws ProblemsException when it is there already or cannot be written
	 */
	static void write(Path file) {
		if (Files.exists(file)) {
			throw new ProblemsException(Problem.of(Problem.Kind.SETUP, "intake.template-file-exists", "", file));
		}
		try (TemplateBook book = new TemplateBook("MedAudit")) {
			book.explain(GUIDE, Wording.of("intake.guide-title"), sentences(file.getFileName().toString()), records());
			RecordLayouts.all()
				.forEach((layout) -> book.record(layout.titleZh(), layout.required(), columns(layout),
						Wording.of("intake.guide-mark")));
			Files.createDirectories(file.toAbsolutePath().getParent());
			write(book, file);
		}
		catch (IOException ex) {
			throw new ProblemsException(
					Problem.of(Problem.Kind.SETUP, "intake.cannot-write", "", file, String.valueOf(ex.getMessage())));
		}
	}

	/** Half a workbook would look like a damaged one. */
	private static void write(TemplateBook book, Path file) throws IOException {
		try (OutputStream out = Files.newOutputStream(file, StandardOpenOption.CREATE_NEW)) {
			book.write(out);
		}
		catch (IOException ex) {
			Files.deleteIfExists(file);
			throw ex;
		}
	}

	private static List<String> sentences(String file) {
		return IntStream.range(0, SENTENCES.length)
			.mapToObj((i) -> (i + 1) + ". " + Wording.of(SENTENCES[i], file))
			.toList();
	}

	private static List<List<String>> records() {
		List<List<String>> rows = new ArrayList<>();
		rows.add(List.of(Wording.of("intake.guide-sheet"), RecordTemplate.word("record"),
				RecordTemplate.word("required"), Wording.of("intake.guide-key")));
		RecordLayouts.all()
			.forEach((layout) -> rows.add(List.of(layout.titleZh(), layout.name(),
					layout.required() ? RecordTemplate.word("yes") : "", key(layout))));
		return rows;
	}

	private static String key(RecordLayout layout) {
		return String.join(" + ",
				layout.key().stream().map((name) -> ColumnName.shortTitle(layout.column(name).orElseThrow())).toList());
	}

	private static List<TemplateColumn> columns(RecordLayout layout) {
		ExampleRow example = ExampleRow.of(layout);
		return layout.columns()
			.stream()
			.map((column) -> new TemplateColumn(header(column), note(column), column.type(), column.required(),
					column.allowed(), example.value(column)))
			.toList();
	}

	/** Both names, so that people read the one and a program the other. */
	private static String header(RecordColumn column) {
		return ColumnName.shortTitle(column) + (column.required() ? " " + ColumnName.REQUIRED : "") + "\n"
				+ column.name();
	}

	private static String note(RecordColumn column) {
		List<String> lines = new ArrayList<>();
		lines.add(column.meaningZh());
		line(lines, "type", RecordTemplate.type(column));
		line(lines, "required", column.required() ? RecordTemplate.word("yes") : "");
		line(lines, "national", (column.nationalName() != null) ? column.nationalName() : "");
		line(lines, "allowed", String.join("; ", column.allowed()));
		return String.join("\n", lines);
	}

	private static void line(List<String> lines, String word, String value) {
		if (!value.isEmpty()) {
			lines.add(RecordTemplate.word(word) + ": " + value);
		}
	}

}
