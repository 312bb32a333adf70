package org.medaudit.intake;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.medaudit.values.NearestName;
import org.medaudit.values.Problem;
import org.medaudit.values.Problems;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * Reads the nodes of a YAML file, every value a text, every mistake with its line.
 */
final class YamlPlaces {

	private final String file;

	private final Problems problems;

	YamlPlaces(String file, Problems problems) {
		this.file = file;
		this.problems = problems;
	}

	/** File and line of a node. */
	String place(Node node) {
		return this.file + ":" + (node.getStartMark().getLine() + 1);
	}

	/** The entries of a mapping; keys that are not known or stand twice are problems. */
	Map<String, Node> entries(Node node, Collection<String> known) {
		Map<String, Node> entries = entries(node);
		entries.keySet().removeIf((key) -> {
			boolean unknown = !known.contains(key);
			if (unknown) {
				unknownKey(key, entries.get(key), known);
			}
			return unknown;
		});
		return entries;
	}

	/** The entries of a mapping whose keys are the writer's choice. */
	Map<String, Node> entries(Node node) {
		Map<String, Node> entries = new LinkedHashMap<>();
		if (!(node instanceof MappingNode mapping)) {
			wrong(node, "intake.yaml-not-a-map");
			return entries;
		}
		for (NodeTuple tuple : mapping.getValue()) {
			String key = (tuple.getKeyNode() instanceof ScalarNode scalar) ? scalar.getValue() : "";
			if (entries.putIfAbsent(key, tuple.getValueNode()) != null) {
				wrong(tuple.getKeyNode(), "intake.yaml-key-twice", key);
			}
		}
		return entries;
	}

	String text(Node node) {
		if (node instanceof ScalarNode scalar) {
			return scalar.getValue();
		}
		wrong(node, "intake.yaml-not-a-text");
		return "";
	}

	/** A list of texts, or one text alone; empty for null. */
	List<String> texts(Node node) {
		if (node == null) {
			return List.of();
		}
		return (node instanceof SequenceNode sequence) ? sequence.getValue().stream().map(this::text).toList()
				: List.of(text(node));
	}

	/** A list of nodes; empty for null. */
	List<Node> list(Node node) {
		if (node == null) {
			return List.of();
		}
		if (node instanceof SequenceNode sequence) {
			return sequence.getValue();
		}
		wrong(node, "intake.yaml-not-a-list");
		return List.of();
	}

	/** A value without which nothing can be read. */
	Optional<Node> required(Map<String, Node> entries, String key, Node parent) {
		Node value = entries.get(key);
		if (value == null) {
			wrong(parent, "intake.yaml-key-missing", key);
		}
		return Optional.ofNullable(value);
	}

	void wrong(Node node, String code, Object... arguments) {
		this.problems.add(Problem.Kind.SETUP, code, place(node), arguments);
	}

	void unknownKey(String key, Node node, Collection<String> known) {
		Optional<String> nearest = NearestName.of(key, known);
		if (nearest.isPresent()) {
			wrong(node, "intake.yaml-key-unknown-nearest", key, nearest.get());
		}
		else {
			wrong(node, "intake.yaml-key-unknown", key, String.join(", ", known));
		}
	}

}
