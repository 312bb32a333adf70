package org.medaudit.rules;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

import org.medaudit.values.Problems;
import org.yaml.snakeyaml.nodes.Node;

/** Reads knowledge-import.yml. */
final class ImportFormsReader {

	static final String FILE = "knowledge-import.yml";

	private static final List<String> FORM_KEYS = List.of("title", "wording", "table", "take", "set", "read", "asked",
			"skip");

	private final YamlFile file;

	private final Map<String, KnowledgeLayout> layouts;

	private final Map<String, Pattern> columns = new LinkedHashMap<>();

	private final Map<String, ImportWords> words = new LinkedHashMap<>();

	private ImportFormsReader(YamlFile file, Map<String, KnowledgeLayout> layouts) {
		this.file = file;
		this.layouts = layouts;
	}

	/** The forms; nothing when the file is missing or no YAML, a problem. */
	static Optional<ImportForms> read(LibraryFiles files, Map<String, KnowledgeLayout> layouts, Problems problems) {
		return YamlFile.read(files, FILE, problems).map((file) -> new ImportFormsReader(file, layouts).forms());
	}

	private ImportForms forms() {
		Map<String, Node> top = this.file.yaml().entries(this.file.root(), List.of("columns", "words", "forms"));
		entries(top, "columns", this.file.root()).forEach((name, node) -> this.columns.put(name, pattern(node)));
		entries(top, "words", this.file.root()).forEach((name, node) -> this.words.put(name, words(name, node)));
		List<ImportForm> forms = new ArrayList<>();
		entries(top, "forms", this.file.root()).forEach((name, node) -> form(name, node).ifPresent(forms::add));
		return new ImportForms(this.columns, forms);
	}

	private Map<String, Node> entries(Map<String, Node> parent, String key, Node at) {
		return this.file.yaml().required(parent, key, at).map(this.file.yaml()::entries).orElse(Map.of());
	}

	private ImportWords words(String name, Node node) {
		Map<String, Node> entries = this.file.yaml().entries(node, List.of("expected", "say"));
		Map<Pattern, Map<String, String>> say = new LinkedHashMap<>();
		entries(entries, "say", node)
			.forEach((text, values) -> say.put(pattern(text, values), this.file.texts(values)));
		return new ImportWords(name, this.file.bilingual(entries, "expected", node), say);
	}

	private Optional<ImportForm> form(String name, Node node) {
		Map<String, Node> entries = this.file.yaml().entries(node, FORM_KEYS);
		String table = this.file.text(entries, "table", node);
		KnowledgeLayout layout = this.layouts.get(table);
		if (layout == null) {
			this.file.unknown(node, "rules.knowledge-unknown", table, this.layouts.keySet());
			return Optional.empty();
		}
		Map<String, String> take = texts(entries.get("take"));
		Map<String, String> set = texts(entries.get("set"));
		take.values().forEach((column) -> known(entries.get("take"), column));
		List<ImportReading> readings = this.file.yaml()
			.list(entries.get("read"))
			.stream()
			.map((reading) -> reading(reading, layout))
			.toList();
		Map<String, Text> asked = new LinkedHashMap<>();
		Optional.ofNullable(entries.get("asked"))
			.ifPresent((value) -> this.file.yaml()
				.entries(value)
				.keySet()
				.forEach((column) -> asked.put(column,
						this.file.bilingual(this.file.yaml().entries(value), column, value))));
		Optional<Text> skip = Optional.ofNullable(entries.get("skip"))
			.map((value) -> this.file.bilingual(entries, "skip", node));
		List.of(take, set, asked)
			.forEach((filled) -> filled.keySet().forEach((column) -> inTable(node, column, layout)));
		Pattern wording = this.file.yaml()
			.required(entries, "wording", node)
			.map(this::pattern)
			.orElse(Pattern.compile("$^"));
		return Optional.of(new ImportForm(name, this.file.bilingual(entries, "title", node), wording, layout, take, set,
				readings, asked, skip));
	}

	private ImportReading reading(Node node, KnowledgeLayout layout) {
		Map<String, Node> entries = this.file.yaml().entries(node, List.of("from", "otherwise", "said"));
		Map<String, ImportWords> from = new LinkedHashMap<>();
		entries(entries, "from", node).forEach((source, value) -> {
			ImportReading.parts(source).forEach((column) -> known(value, column));
			String name = this.file.yaml().text(value);
			if (this.words.containsKey(name)) {
				from.put(source, this.words.get(name));
			}
			else {
				this.file.unknown(value, "rules.import-words-unknown", name, this.words.keySet());
			}
		});
		Text said = entries.containsKey("said") ? this.file.bilingual(entries, "said", node) : new Text("", "");
		ImportReading reading = new ImportReading(from, texts(entries.get("otherwise")), said);
		reading.fills().forEach((column) -> inTable(node, column, layout));
		return reading;
	}

	private Map<String, String> texts(Node node) {
		return (node != null) ? this.file.texts(node) : Map.of();
	}

	private void known(Node node, String column) {
		if (!this.columns.containsKey(column) && !column.equals(ImportForms.HEADING)) {
			this.file.unknown(node, "rules.column-unknown", column, this.columns.keySet());
		}
	}

	private void inTable(Node node, String column, KnowledgeLayout layout) {
		if (!layout.columns().containsKey(column)) {
			this.file.unknown(node, "rules.column-unknown", column, layout.columns().keySet());
		}
	}

	private Pattern pattern(Node node) {
		return pattern(this.file.yaml().text(node), node);
	}

	private Pattern pattern(String text, Node node) {
		try {
			return Pattern.compile(text);
		}
		catch (PatternSyntaxException ex) {
			this.file.yaml().wrong(node, "rules.import-pattern", text, ex.getDescription());
			return Pattern.compile("$^");
		}
	}

}
