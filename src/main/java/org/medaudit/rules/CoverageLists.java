package org.medaudit.rules;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import org.medaudit.values.Problem;
import org.medaudit.values.Problems;

/**
 * The official lists that a library is held against, column to text, an absent value as
 * an empty text.
 */
record CoverageLists(List<Map<String, String>> classes, List<Map<String, String>> problems,
		List<Map<String, String>> clauses) {

	private static final String FOLDER = "catalogue/";

	private static final List<String> CLASSES = List.of("number", "code", "name", "tier", "result", "published",
			"shipped_where", "not_coverable_zh", "not_coverable_en");

	private static final List<String> PROBLEMS = List.of("number", "field", "type", "problem", "found_from",
			"shipped_where");

	private static final List<String> CLAUSES = List.of("number", "title_zh", "title_en", "chapters",
			"not_coverable_zh", "not_coverable_en");

	/** From the topmost layer that has each. */
	static CoverageLists read(List<LibraryFiles> layers, Problems problems) {
		return new CoverageLists(list(layers, "national-classes.csv", CLASSES, problems),
				list(layers, "problem-list.csv", PROBLEMS, problems), list(layers, "clauses.csv", CLAUSES, problems));
	}

	private static List<Map<String, String>> list(List<LibraryFiles> layers, String name, List<String> columns,
			Problems problems) {
		LibraryFiles holding = layers.get(0);
		for (LibraryFiles layer : layers) {
			holding = layer.has(FOLDER + name) ? layer : holding;
		}
		String place = holding.place(FOLDER + name);
		String text = holding.text(FOLDER + name, problems).orElse("");
		List<Map<String, String>> entries = new ArrayList<>();
		Set<String> numbers = new HashSet<>();
		try (CsvReader<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(text)) {
			for (NamedCsvRecord row : rows) {
				if (!row.getHeader().equals(columns)) {
					problems.add(Problem.Kind.RULE, "rules.list-columns", place, String.join(",", row.getHeader()),
							String.join(",", columns));
					return List.of();
				}
				if (!numbers.add(row.getField("number"))) {
					problems.add(Problem.Kind.RULE, "rules.list-number-twice",
							place + ":" + row.getStartingLineNumber(), row.getField("number"));
				}
				entries.add(new LinkedHashMap<>(row.getFieldsAsMap()));
			}
		}
		catch (IOException | RuntimeException ex) {
			problems.add(Problem.Kind.RULE, "rules.csv-broken", place, String.valueOf(ex.getMessage()));
		}
		if (entries.isEmpty()) {
			problems.add(Problem.Kind.RULE, "rules.csv-empty", place);
		}
		return entries;
	}

}
