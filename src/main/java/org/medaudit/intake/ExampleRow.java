package org.medaudit.intake;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

import org.medaudit.records.RecordColumn;
import org.medaudit.records.RecordLayout;
import org.medaudit.records.YamlPlaces;
import org.medaudit.values.Problem;
import org.medaudit.values.Problems;

/**
 * The made-up row that a template shows for a record. Its numbers bear a mark, so that it
 * is known again where a hospital leaves it in.
 */
final class ExampleRow {

	private static final String FILE = "examples.yml";

	private static final String MARK = "示例-";

	private static final Map<String, Map<String, String>> EXAMPLES = read();

	private final Map<String, String> values;

	private ExampleRow(Map<String, String> values) {
		this.values = values;
	}

	static ExampleRow of(RecordLayout layout) {
		return new ExampleRow(EXAMPLES.getOrDefault(layout.name(), Map.of()));
	}

	/** Whether a value is one that only an example has. */
	static boolean isMarked(RecordColumn column, String value) {
		return value != null && column.allowed().isEmpty() && value.startsWith(MARK);
	}

	/** The value of a column, as a sheet gives it back; empty where it has none. */
	String value(RecordColumn column) {
		return this.values.getOrDefault(column.name(), "");
	}

	private static Map<String, Map<String, String>> read() {
		Problems problems = new Problems();
		YamlPlaces yaml = new YamlPlaces(FILE, Problem.Kind.FAULT, problems);
		try (Reader reader = new InputStreamReader(Objects.requireNonNull(ExampleRow.class.getResourceAsStream(FILE)),
				StandardCharsets.UTF_8)) {
			Map<String, Map<String, String>> examples = new LinkedHashMap<>();
			yaml.root(reader).ifPresent((root) -> yaml.entries(root).forEach((record, values) -> {
				Map<String, String> row = new LinkedHashMap<>();
				yaml.entries(values).forEach((column, value) -> row.put(column, yaml.text(value)));
				examples.put(record, row);
			}));
			problems.throwIfAny();
			return examples;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
