package org.medaudit.rules;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import com.networknt.schema.path.NodePath;
import org.medaudit.records.YamlPlaces;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The JSON Schema of rule.yml; tells what it refuses in our own words, with the line.
 */
final class RuleSchema {

	private static final String FILE = "/audit-rules/rule.schema.json";

	private final Schema schema;

	private RuleSchema(Schema schema) {
		this.schema = schema;
	}

	static RuleSchema read() {
		try (InputStream stream = RuleSchema.class.getResourceAsStream(FILE)) {
			SchemaRegistryConfig config = SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build();
			return new RuleSchema(SchemaRegistry
				.withDefaultDialect(SpecificationVersion.DRAFT_2020_12,
						(registry) -> registry.schemaRegistryConfig(config))
				.getSchema(stream));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** The file as a tree of texts; whatever does not fit the schema is noted. */
	JsonNode check(YamlFile file) {
		JsonNode json = json(file.root(), file.yaml());
		List<Error> errors = new ArrayList<>(this.schema.validate(json));
		errors.sort(Comparator.comparingInt((Error error) -> at(file.root(), error).getStartMark().getLine())
			.thenComparing(Error::toString));
		errors.forEach((error) -> tell(error, at(file.root(), error), file.yaml()));
		return json;
	}

	private static JsonNode json(Node node, YamlPlaces yaml) {
		if (node instanceof ScalarNode scalar) {
			return JsonNodeFactory.instance.stringNode(scalar.getValue());
		}
		if (node instanceof SequenceNode sequence) {
			ArrayNode array = JsonNodeFactory.instance.arrayNode();
			sequence.getValue().forEach((item) -> array.add(json(item, yaml)));
			return array;
		}
		ObjectNode object = JsonNodeFactory.instance.objectNode();
		yaml.entries(node).forEach((key, value) -> object.set(key, json(value, yaml)));
		return object;
	}

	private void tell(Error error, Node node, YamlPlaces yaml) {
		switch (error.getKeyword()) {
			case "additionalProperties" ->
				yaml.unknownKey(error.getProperty(), key(node, error.getProperty()), known(error));
			case "required" -> yaml.wrong(node, "records.yaml-key-missing", error.getProperty());
			case "enum" -> yaml.wrong(node, "rules.not-one-of", yaml.text(node), words(error.getSchemaNode()));
			case "pattern" -> yaml.wrong(node, "rules.pattern", yaml.text(node), expected(error));
			case "format" -> yaml.wrong(node, "rules.not-a-date", yaml.text(node));
			case "minLength" -> yaml.wrong(node, "rules.text-empty");
			case "minItems", "minProperties" -> yaml.wrong(node, "rules.too-few", error.getSchemaNode().asString());
			case "maxItems" -> yaml.wrong(node, "rules.too-many", error.getSchemaNode().asString());
			case "type" -> yaml.wrong(node, switch (error.getSchemaNode().asString()) {
				case "object" -> "records.yaml-not-a-map";
				case "array" -> "records.yaml-not-a-list";
				default -> "records.yaml-not-a-text";
			});
			default -> yaml.wrong(node, "rules.schema", error.getMessage());
		}
	}

	/** The node that an error is about. */
	private static Node at(Node root, Error error) {
		Node node = root;
		NodePath path = error.getInstanceLocation();
		for (int i = 0; i < path.getNameCount(); i++) {
			Object element = path.getElement(i);
			node = (element instanceof Integer index) ? ((SequenceNode) node).getValue().get(index)
					: value((MappingNode) node, String.valueOf(element));
		}
		return node;
	}

	private static Node value(MappingNode mapping, String key) {
		return mapping.getValue()
			.stream()
			.filter((tuple) -> isKey(tuple, key))
			.map(NodeTuple::getValueNode)
			.findFirst()
			.orElse(mapping);
	}

	private static Node key(Node node, String key) {
		return ((MappingNode) node).getValue()
			.stream()
			.filter((tuple) -> isKey(tuple, key))
			.map(NodeTuple::getKeyNode)
			.findFirst()
			.orElse(node);
	}

	private static boolean isKey(NodeTuple tuple, String key) {
		return tuple.getKeyNode() instanceof ScalarNode scalar && scalar.getValue().equals(key);
	}

	private List<String> known(Error error) {
		return parent(error).path("properties").properties().stream().map(Map.Entry::getKey).toList();
	}

	private String expected(Error error) {
		String wording = "en".equals(Locale.getDefault().getLanguage()) ? "description" : "title";
		return parent(error).path(wording).asString();
	}

	/** The part of the schema whose keyword was not met. */
	private JsonNode parent(Error error) {
		NodePath path = error.getSchemaLocation().getFragment().getParent();
		JsonNode node = this.schema.getSchemaNode();
		for (int i = 0; i < path.getNameCount(); i++) {
			node = node.path(path.getName(i));
		}
		return node;
	}

	private static String words(JsonNode values) {
		List<String> words = new ArrayList<>();
		values.forEach((value) -> words.add(value.asString()));
		return String.join(", ", words);
	}

}
