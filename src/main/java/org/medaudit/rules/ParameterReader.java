package org.medaudit.rules;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import org.medaudit.values.Problems;
import org.yaml.snakeyaml.nodes.Node;

/** Reads the declarations of a parameters.yml of the library. */
final class ParameterReader {

	private static final List<String> KEYS = List.of("type", "unit", "default", "min", "max", "allowed", "pattern",
			"meaning", "basis", "regional", "used_by");

	private final YamlFile file;

	private ParameterReader(YamlFile file) {
		this.file = file;
	}

	/** Name to declaration, in the order of the file. */
	static Map<String, Parameter> read(LibraryFiles files, Problems problems) {
		Map<String, Parameter> declared = new LinkedHashMap<>();
		YamlFile.read(files, "parameters.yml", problems)
			.ifPresent((file) -> file.yaml()
				.entries(file.root())
				.forEach((name, node) -> declared.put(name, new ParameterReader(file).declaration(name, node))));
		return declared;
	}

	private Parameter declaration(String name, Node node) {
		Map<String, Node> entries = this.file.yaml().entries(node, KEYS);
		if (!name.matches("[a-z][a-z0-9_]*")) {
			this.file.yaml().wrong(node, "rules.parameter-name", name);
		}
		Parameter.Type type = this.file.yaml()
			.required(entries, "type", node)
			.map((value) -> this.file.word(value, List.of("flag", "int", "decimal", "text")))
			.map((word) -> Parameter.Type.valueOf(word.toUpperCase(Locale.ROOT)))
			.orElse(Parameter.Type.TEXT);
		List<String> allowed = this.file.yaml().texts(entries.get("allowed"));
		boolean snapshot = Optional.ofNullable(entries.get("used_by"))
			.map((value) -> this.file.word(value, List.of("rules", "snapshot")))
			.filter("snapshot"::equals)
			.isPresent();
		boolean regional = this.file.yaml()
			.required(entries, "regional", node)
			.map((value) -> this.file.word(value, List.of("no", "yes")))
			.filter("yes"::equals)
			.isPresent();
		Parameter parameter = new Parameter(name, type, this.file.text(entries, "unit", node),
				this.file.text(entries, "default", node), bound(entries, "min"), bound(entries, "max"), allowed,
				this.file.optional(entries, "pattern").orElse(null), this.file.bilingual(entries, "meaning", node),
				this.file.text(entries, "basis", node), regional, snapshot);
		Optional.ofNullable(entries.get("default"))
			.ifPresent((value) -> parameter.fault(parameter.defaultValue())
				.ifPresent((fault) -> this.file.yaml().wrong(value, fault.code(), fault.arguments())));
		return parameter.withDefault(parameter.canonical(parameter.defaultValue()));
	}

	private BigDecimal bound(Map<String, Node> entries, String key) {
		Node node = entries.get(key);
		if (node == null) {
			return null;
		}
		String text = this.file.yaml().text(node);
		if (text.matches(Parameter.NUMBER)) {
			return new BigDecimal(text);
		}
		this.file.yaml().wrong(node, "rules.not-a-number", text);
		return null;
	}

}
