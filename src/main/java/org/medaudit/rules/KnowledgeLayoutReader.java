package org.medaudit.rules;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.medaudit.values.Problems;
import org.yaml.snakeyaml.nodes.Node;

/** Reads knowledge-layouts.yml. */
final class KnowledgeLayoutReader {

	private static final List<String> KEYS = List.of("title", "columns", "key", "required", "empty_means", "used_by");

	private static final Set<String> TYPES = Set.of("code", "codes", "text", "integer", "decimal", "flag");

	private final YamlFile file;

	private KnowledgeLayoutReader(YamlFile file) {
		this.file = file;
	}

	/** Table name to layout, in the order of the file. */
	static Map<String, KnowledgeLayout> read(LibraryFiles files, Problems problems) {
		Map<String, KnowledgeLayout> layouts = new LinkedHashMap<>();
		YamlFile.read(files, "knowledge-layouts.yml", problems)
			.ifPresent((file) -> file.yaml()
				.entries(file.root())
				.forEach((name, node) -> layouts.put(name, new KnowledgeLayoutReader(file).layout(name, node))));
		return layouts;
	}

	private KnowledgeLayout layout(String name, Node node) {
		Map<String, Node> entries = this.file.yaml().entries(node, KEYS);
		Map<String, String> columns = new LinkedHashMap<>();
		this.file.yaml()
			.required(entries, "columns", node)
			.ifPresent((value) -> this.file.yaml().entries(value).forEach((column, type) -> {
				String text = this.file.yaml().text(type);
				if (!TYPES.contains(text) && !text.contains("|")) {
					this.file.yaml().wrong(type, "rules.not-one-of", text, String.join(", ", TYPES) + ", a|b");
				}
				columns.put(column, text);
			}));
		Map<String, String> emptyMeans = (entries.get("empty_means") == null) ? Map.of()
				: this.file.texts(entries.get("empty_means"));
		return new KnowledgeLayout(name, this.file.bilingual(entries, "title", node), columns,
				columnNames(entries, "key", node, columns), columnNames(entries, "required", node, columns), emptyMeans,
				this.file.yaml().texts(entries.get("used_by")));
	}

	private List<String> columnNames(Map<String, Node> entries, String key, Node parent, Map<String, String> columns) {
		List<String> names = new ArrayList<>();
		this.file.yaml().required(entries, key, parent).ifPresent((value) -> {
			for (Node node : this.file.yaml().list(value)) {
				String name = this.file.yaml().text(node);
				if (!columns.containsKey(name)) {
					this.file.unknown(node, "rules.column-unknown", name, columns.keySet());
				}
				names.add(name);
			}
		});
		return names;
	}

}
