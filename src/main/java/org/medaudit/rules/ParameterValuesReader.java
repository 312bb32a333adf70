package org.medaudit.rules;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.medaudit.values.NearestName;
import org.medaudit.values.Problem;
import org.medaudit.values.Problems;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * Reads the values that a region or a hospital sets: {@code name: value}, a value with
 * its basis and dates, or a list of these.
 */
final class ParameterValuesReader {

	private static final List<String> KEYS = List.of("value", "basis", "valid_from", "valid_to");

	private final YamlFile file;

	private final Map<String, Parameter> declared;

	private final boolean regionalOnly;

	private ParameterValuesReader(YamlFile file, Map<String, Parameter> declared, boolean regionalOnly) {
		this.file = file;
		this.declared = declared;
		this.regionalOnly = regionalOnly;
	}

	/**
	 * The values of a file.
	 * @param regionalOnly whether only parameters that differ by region may be set, each
	 * with its basis
	 */
	static Map<String, List<DatedValue>> read(String place, String text, Map<String, Parameter> declared,
			boolean regionalOnly, Problems problems) {
		return YamlFile.of(place, text, problems)
			.map((file) -> new ParameterValuesReader(file, declared, regionalOnly).values())
			.orElse(Map.of());
	}

	private Map<String, List<DatedValue>> values() {
		Map<String, List<DatedValue>> values = new LinkedHashMap<>();
		this.file.yaml().entries(this.file.root()).forEach((name, node) -> {
			Parameter parameter = this.declared.get(name);
			if (parameter == null) {
				this.file.unknown(node, "rules.parameter-unknown", name, this.declared.keySet());
			}
			else {
				if (this.regionalOnly && !parameter.regional()) {
					this.file.yaml().wrong(node, "rules.parameter-not-regional", name);
				}
				values.put(name, values(parameter, node));
			}
		});
		return values;
	}

	private List<DatedValue> values(Parameter parameter, Node node) {
		List<DatedValue> values = new ArrayList<>();
		List<Node> items = (node instanceof SequenceNode sequence) ? sequence.getValue() : List.of(node);
		for (Node item : items) {
			value(parameter, item).ifPresent((value) -> {
				if (values.stream().anyMatch(value::overlaps)) {
					this.file.yaml().wrong(item, "rules.parameter-dates-overlap", parameter.name());
				}
				values.add(value);
			});
		}
		return values;
	}

	private Optional<DatedValue> value(Parameter parameter, Node node) {
		if (node instanceof ScalarNode) {
			if (this.regionalOnly) {
				this.file.yaml().wrong(node, "records.yaml-key-missing", "basis");
			}
			return Optional.of(DatedValue.always(checked(parameter, node)));
		}
		Map<String, Node> entries = this.file.yaml().entries(node, KEYS);
		if (!(node instanceof MappingNode)) {
			return Optional.empty();
		}
		if (this.regionalOnly) {
			this.file.yaml().required(entries, "basis", node);
		}
		LocalDate from = date(entries.get("valid_from"), LocalDate.MIN);
		LocalDate to = date(entries.get("valid_to"), LocalDate.MAX);
		if (to.isBefore(from)) {
			this.file.yaml().wrong(node, "rules.dates-reversed", from, to);
		}
		return this.file.yaml()
			.required(entries, "value", node)
			.map((value) -> new DatedValue(checked(parameter, value), from, to, this.file.yaml().place(node)));
	}

	private String checked(Parameter parameter, Node node) {
		String value = this.file.yaml().text(node).strip();
		parameter.fault(value).ifPresent((fault) -> this.file.yaml().wrong(node, fault.code(), fault.arguments()));
		return parameter.canonical(value);
	}

	private LocalDate date(Node node, LocalDate otherwise) {
		String text = (node == null) ? "" : this.file.yaml().text(node);
		if (text.isEmpty()) {
			return otherwise;
		}
		try {
			return LocalDate.parse(text);
		}
		catch (DateTimeException ex) {
			this.file.yaml().wrong(node, "rules.not-a-date", text);
			return otherwise;
		}
	}

	/** What is wrong with one changed value, at a place of its own. */
	static Optional<Problem> fault(String place, String name, String value, Map<String, Parameter> declared) {
		Parameter parameter = declared.get(name);
		if (parameter == null) {
			return Optional.of(NearestName.of(name, declared.keySet())
				.map((nearest) -> Problem.of(Problem.Kind.RULE, "rules.parameter-unknown-nearest", place, name,
						nearest))
				.orElseGet(() -> Problem.of(Problem.Kind.RULE, "rules.parameter-unknown", place, name)));
		}
		return parameter.fault(value)
			.map((fault) -> Problem.of(Problem.Kind.RULE, fault.code(), place, fault.arguments()));
	}

}
