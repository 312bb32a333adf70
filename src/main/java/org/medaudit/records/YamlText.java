package org.medaudit.records;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * Reads a packed YAML file as maps, lists and texts; YAML's own guesses at types are left
 * out.
 */
final class YamlText {

	private YamlText() {
	}

	static Map<String, Object> resource(String name) {
		LoaderOptions options = new LoaderOptions();
		try (InputStream stream = YamlText.class.getResourceAsStream(name);
				InputStreamReader reader = new InputStreamReader(stream, StandardCharsets.UTF_8)) {
			return map(value(new Yaml(new SafeConstructor(options)).compose(reader)));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	@SuppressWarnings("unchecked")
	static Map<String, Object> map(Object value) {
		return (value != null) ? (Map<String, Object>) value : Map.of();
	}

	static List<String> texts(Object value) {
		List<String> texts = new ArrayList<>();
		if (value instanceof List<?> list) {
			list.forEach((item) -> texts.add((String) item));
		}
		return texts;
	}

	private static Object value(Node node) {
		if (node instanceof ScalarNode scalar) {
			return scalar.getValue();
		}
		if (node instanceof SequenceNode sequence) {
			return sequence.getValue().stream().map(YamlText::value).toList();
		}
		Map<String, Object> values = new LinkedHashMap<>();
		for (NodeTuple tuple : ((MappingNode) node).getValue()) {
			String key = ((ScalarNode) tuple.getKeyNode()).getValue();
			if (values.put(key, value(tuple.getValueNode())) != null) {
				throw new IllegalStateException("key twice: " + key + tuple.getKeyNode().getStartMark());
			}
		}
		return values;
	}

}
