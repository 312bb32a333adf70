package org.medaudit.rules;

import java.io.StringReader;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.medaudit.records.YamlPlaces;
import org.medaudit.values.NearestName;
import org.medaudit.values.Problem;
import org.medaudit.values.Problems;
import org.yaml.snakeyaml.nodes.Node;

/** A YAML file of the library while it is read. */
record YamlFile(YamlPlaces yaml, Node root) {

	/** Reads a file; nothing when it is missing, cannot be read or is no YAML. */
	static Optional<YamlFile> read(LibraryFiles files, String path, Problems problems) {
		return files.text(path, problems).flatMap((text) -> of(files.place(path), text, problems));
	}

	static Optional<YamlFile> of(String place, String text, Problems problems) {
		YamlPlaces yaml = new YamlPlaces(place, Problem.Kind.RULE, problems);
		return yaml.root(new StringReader(text)).map((root) -> new YamlFile(yaml, root));
	}

	/** A text in both languages. */
	Text bilingual(Map<String, Node> entries, String key, Node parent) {
		Optional<Node> node = this.yaml.required(entries, key, parent);
		if (node.isEmpty()) {
			return new Text("", "");
		}
		Map<String, Node> languages = this.yaml.entries(node.get(), List.of("zh", "en"));
		return new Text(text(languages, "zh", node.get()), text(languages, "en", node.get()));
	}

	/** A text without which the entry makes no sense. */
	String text(Map<String, Node> entries, String key, Node parent) {
		return this.yaml.required(entries, key, parent).map(this.yaml::text).orElse("");
	}

	/** A text that may be missing. */
	Optional<String> optional(Map<String, Node> entries, String key) {
		return Optional.ofNullable(entries.get(key)).map(this.yaml::text);
	}

	/** One of few words, or the first of them when it is another, a problem. */
	String word(Node node, List<String> words) {
		String text = this.yaml.text(node);
		if (words.contains(text)) {
			return text;
		}
		this.yaml.wrong(node, "rules.not-one-of", text, String.join(", ", words));
		return words.get(0);
	}

	/** The texts of a mapping. */
	Map<String, String> texts(Node node) {
		Map<String, String> texts = new LinkedHashMap<>();
		this.yaml.entries(node).forEach((key, value) -> texts.put(key, this.yaml.text(value)));
		return texts;
	}

	/** Notes a name that is not known, with the nearest that is. */
	void unknown(Node node, String code, String name, Collection<String> known) {
		Optional<String> nearest = NearestName.of(name, known);
		if (nearest.isPresent()) {
			this.yaml.wrong(node, code + "-nearest", name, nearest.get());
		}
		else {
			this.yaml.wrong(node, code, name);
		}
	}

}
