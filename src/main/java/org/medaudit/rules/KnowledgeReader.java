package org.medaudit.rules;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import org.medaudit.values.NearestName;
import org.medaudit.values.Problem;
import org.medaudit.values.Problems;

/** Reads knowledge tables, CSV with a header row, one file each. */
final class KnowledgeReader {

	private static final String ENDING = ".csv";

	private static final String SHIPPED = "knowledge/";

	private final Map<String, KnowledgeLayout> layouts;

	private final Problems problems;

	KnowledgeReader(Map<String, KnowledgeLayout> layouts, Problems problems) {
		this.layouts = layouts;
		this.problems = problems;
	}

	/**
	 * The shipped rows by table; a table of a higher layer takes the place of a lower
	 * one.
	 */
	static Map<String, List<KnowledgeRow>> layers(List<LibraryFiles> layers, Map<String, KnowledgeLayout> layouts,
			Problems problems) {
		KnowledgeReader reader = new KnowledgeReader(layouts, problems);
		Map<String, List<KnowledgeRow>> shipped = new LinkedHashMap<>();
		layers.forEach((layer) -> shipped.putAll(reader.read(layer, SHIPPED)));
		return shipped;
	}

	/**
	 * The rows of all tables of a folder, by table.
	 * @param prefix of the paths of its files: empty, or a folder with a slash
	 */
	Map<String, List<KnowledgeRow>> read(LibraryFiles files, String prefix) {
		Map<String, List<KnowledgeRow>> tables = new LinkedHashMap<>();
		for (String path : files.paths()) {
			String name = path.startsWith(prefix) ? path.substring(prefix.length()) : "/";
			if (!name.endsWith(ENDING) || name.contains("/")) {
				if (!name.equals("/")) {
					this.problems.add(Problem.Kind.RULE, "rules.not-a-table", files.place(path));
				}
				continue;
			}
			String table = name.substring(0, name.length() - ENDING.length());
			KnowledgeLayout layout = this.layouts.get(table);
			if (layout == null) {
				unknown(files.place(path), table);
			}
			else {
				files.text(path, this.problems)
					.ifPresent((text) -> tables.put(table, rows(layout, files.place(path), text)));
			}
		}
		return tables;
	}

	private void unknown(String place, String table) {
		Optional<String> nearest = NearestName.of(table, this.layouts.keySet());
		if (nearest.isPresent()) {
			this.problems.add(Problem.Kind.RULE, "rules.table-unknown-nearest", place, nearest.get() + ENDING);
		}
		else {
			this.problems.add(Problem.Kind.RULE, "rules.table-unknown", place);
		}
	}

	private List<KnowledgeRow> rows(KnowledgeLayout layout, String file, String text) {
		KnowledgeChecks checks = new KnowledgeChecks(layout, this.problems);
		List<KnowledgeRow> rows = new ArrayList<>();
		List<String> header = null;
		try (CsvReader<CsvRecord> records = CsvReader.builder()
			.extraFieldStrategy(FieldMismatchStrategy.IGNORE)
			.missingFieldStrategy(FieldMismatchStrategy.IGNORE)
			.ofCsvRecord(text)) {
			for (CsvRecord record : records) {
				String place = file + ":" + record.getStartingLineNumber();
				if (header == null) {
					header = record.getFields().stream().map(String::strip).toList();
					if (!checks.header(place, header)) {
						return rows;
					}
				}
				else {
					rows.add(checks.row(place, header, record.getFields()));
				}
			}
		}
		catch (IOException | RuntimeException ex) {
			Throwable cause = (ex.getCause() == null) ? ex : ex.getCause();
			this.problems.add(Problem.Kind.RULE, "rules.csv-broken", file, cause.getMessage());
		}
		if (header == null) {
			this.problems.add(Problem.Kind.RULE, "rules.csv-empty", file);
		}
		checks.keys(rows);
		return rows;
	}

}
