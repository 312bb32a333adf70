package org.medaudit.records;

import java.io.Reader;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.medaudit.values.NearestName;
import org.medaudit.values.Problem;
import org.medaudit.values.Problems;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * Reads the nodes of a YAML file, every value a text, every mistake with its line and
 * added to the problems.
 */
public final class YamlPlaces {

	private final String file;

	private final Problem.Kind kind;

	private final Problems problems;

	/**
	 * A reader of one file.
	 * @param file its name in problems
	 * @param kind who must act on its mistakes
	 */
	public YamlPlaces(String file, Problem.Kind kind, Problems problems) {
		this.file = file;
		this.kind = kind;
		this.problems = problems;
	}

	/** The top of the file; nothing when it is not YAML or holds nothing, a problem. */
	public Optional<Node> root(Reader reader) {
		try {
			Node root = new Yaml(new SafeConstructor(new LoaderOptions())).compose(reader);
			if (root == null) {
				this.problems.add(this.kind, "records.yaml-empty", this.file);
			}
			return Optional.ofNullable(root);
		}
		catch (MarkedYAMLException ex) {
			String place = this.file + ":" + (ex.getProblemMark().getLine() + 1);
			this.problems.add(this.kind, "records.yaml-syntax", place, ex.getProblem());
		}
		catch (YAMLException ex) {
			this.problems.add(this.kind, "records.yaml-syntax", this.file, ex.getMessage());
		}
		return Optional.empty();
	}

	/** File and line of a node. */
	public String place(Node node) {
		return this.file + ":" + (node.getStartMark().getLine() + 1);
	}

	/** The entries of a mapping; keys that are not known or stand twice are problems. */
	public Map<String, Node> entries(Node node, Collection<String> known) {
		Map<String, Node> entries = entries(node);
		if (node instanceof MappingNode mapping) {
			for (NodeTuple tuple : mapping.getValue()) {
				String key = key(tuple);
				if (!known.contains(key) && entries.remove(key) != null) {
					unknownKey(key, tuple.getKeyNode(), known);
				}
			}
		}
		return entries;
	}

	/** The entries of a mapping whose keys are the writer's choice. */
	public Map<String, Node> entries(Node node) {
		Map<String, Node> entries = new LinkedHashMap<>();
		if (!(node instanceof MappingNode mapping)) {
			wrong(node, "records.yaml-not-a-map");
			return entries;
		}
		for (NodeTuple tuple : mapping.getValue()) {
			String key = key(tuple);
			if (entries.putIfAbsent(key, tuple.getValueNode()) != null) {
				wrong(tuple.getKeyNode(), "records.yaml-key-twice", key);
			}
		}
		return entries;
	}

	/** A single value. */
	public String text(Node node) {
		if (node instanceof ScalarNode scalar) {
			return scalar.getValue();
		}
		wrong(node, "records.yaml-not-a-text");
		return "";
	}

	/** A list of texts, or one text alone; empty for null. */
	public List<String> texts(Node node) {
		if (node == null) {
			return List.of();
		}
		return (node instanceof SequenceNode sequence) ? sequence.getValue().stream().map(this::text).toList()
				: List.of(text(node));
	}

	/** A list of nodes; empty for null. */
	public List<Node> list(Node node) {
		if (node == null) {
			return List.of();
		}
		if (node instanceof SequenceNode sequence) {
			return sequence.getValue();
		}
		wrong(node, "records.yaml-not-a-list");
		return List.of();
	}

	/** A value without which nothing can be read. */
	public Optional<Node> required(Map<String, Node> entries, String key, Node parent) {
		Node value = entries.get(key);
		if (value == null) {
			wrong(parent, "records.yaml-key-missing", key);
		}
		return Optional.ofNullable(value);
	}

	/** Notes a mistake at a node. */
	public void wrong(Node node, String code, Object... arguments) {
		this.problems.add(this.kind, code, place(node), arguments);
	}

	/** Notes a key that is not known, with the nearest that is. */
	public void unknownKey(String key, Node node, Collection<String> known) {
		Optional<String> nearest = NearestName.of(key, known);
		if (nearest.isPresent()) {
			wrong(node, "records.yaml-key-unknown-nearest", key, nearest.get());
		}
		else {
			wrong(node, "records.yaml-key-unknown", key, String.join(", ", known));
		}
	}

	private static String key(NodeTuple tuple) {
		return (tuple.getKeyNode() instanceof ScalarNode scalar) ? scalar.getValue() : "";
	}

}
