package org.medaudit.rules;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.medaudit.values.Problem;
import org.medaudit.values.ProblemsException;

/** A hospital's folder of tables, and workbooks to import into it; speaks English. */
final class ImportHouse implements AutoCloseable {

	private static final RuleLibrary PACKED = RuleLibrary.load(LibrarySources.packed());

	private final Locale locale = Locale.getDefault();

	private final Path root;

	final Path tables;

	ImportHouse(Path root) {
		Locale.setDefault(Locale.ENGLISH);
		this.root = root;
		this.tables = root.resolve("knowledge");
	}

	/** A workbook of one sheet. */
	Path workbook(String file, String sheet, String rows) {
		try (PublishedWorkbook workbook = new PublishedWorkbook()) {
			return workbook.sheet(sheet).rows(rows).write(this.root.resolve(file));
		}
	}

	/** A workbook of points and a sheet of their codes. */
	Path workbook(String file, String sheet, String rows, String codes) {
		try (PublishedWorkbook workbook = new PublishedWorkbook()) {
			return workbook.sheet(sheet).rows(rows).sheet("编码").rows(codes).write(this.root.resolve(file));
		}
	}

	Path file(String name, String text) {
		try {
			Path file = this.root.resolve(name);
			Files.createDirectories(file.getParent());
			return Files.writeString(file, text);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	ImportAccount take(Path... files) {
		return take(ImportChoices.none(), files);
	}

	ImportAccount take(ImportChoices choices, Path... files) {
		return new KnowledgeImport(PACKED, this.tables).take(List.of(files), choices);
	}

	/** Why an import is refused as a whole. */
	List<String> refused(Path... files) {
		try {
			take(files);
			return List.of();
		}
		catch (ProblemsException ex) {
			return told(ex.problems());
		}
	}

	List<String> told(List<Problem> problems) {
		return problems.stream().map((problem) -> problem.toString().replace(this.root + "/", "")).toList();
	}

	/** What became of the points of all sheets. */
	static Map<PointOutcome, Integer> outcomes(ImportAccount account) {
		Map<PointOutcome, Integer> outcomes = new TreeMap<>();
		account.sheets()
			.forEach((sheet) -> sheet.outcomes()
				.forEach((outcome, count) -> outcomes.merge(outcome, count, Integer::sum)));
		return outcomes;
	}

	/** The rows of a table without basis and source, values joined by a comma. */
	List<String> table(String name) {
		return lines(name).stream().skip(1).map((line) -> line.replaceFirst(",国家医保局.*$", "")).toList();
	}

	List<String> lines(String name) {
		try {
			return Files.readAllLines(this.tables.resolve(name + ".csv"));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Names of all files in the folder of tables, hidden ones too, with their contents.
	 */
	Map<String, String> everything() {
		if (!Files.exists(this.tables)) {
			return Map.of();
		}
		try (Stream<Path> files = Files.list(this.tables)) {
			return files.collect(Collectors.toMap((file) -> file.getFileName().toString(), (file) -> {
				try {
					return Files.readString(file);
				}
				catch (IOException ex) {
					throw new UncheckedIOException(ex);
				}
			}));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** The library with the tables laid over it. */
	RuleLibrary library() {
		return RuleLibrary.load(new LibrarySources(Optional.empty(), Optional.of(this.tables), Optional.empty()));
	}

	List<String> notTaken(ImportAccount account) {
		List<Problem> problems = new ArrayList<>();
		account.sheets().forEach((sheet) -> problems.addAll(sheet.problems()));
		return told(problems);
	}

	@Override
	public void close() {
		Locale.setDefault(this.locale);
	}

}
