package org.medaudit.rules;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import org.medaudit.values.Problems;
import org.yaml.snakeyaml.nodes.Node;

/**
 * The SQL that every engine of ours runs with the same answer, read once from the packed
 * common-sql.yml.
 *
 * @param helpers functions of the rule language, with their number of parameters
 * @param functions that the engines bring along
 * @param types to cast to
 * @param refused words that a rule must not use
 * @param symbols signs that it may use
 */
record CommonSql(Map<String, Integer> helpers, Set<String> functions, Set<String> types, Set<String> refused,
		Set<String> symbols) {

	/** The one there is. */
	static final CommonSql SUBSET = read();

	private static CommonSql read() {
		Problems problems = new Problems();
		YamlFile file = YamlFile.of("common-sql.yml", text(), problems).orElseThrow();
		Map<String, Node> entries = file.yaml().entries(file.root());
		Map<String, Integer> helpers = new TreeMap<>();
		file.texts(entries.get("helpers")).forEach((name, count) -> helpers.put(name, Integer.valueOf(count)));
		CommonSql subset = new CommonSql(helpers, names(file, entries, "functions"), names(file, entries, "types"),
				names(file, entries, "refused"), Set.of(file.yaml().text(entries.get("symbols")).split(" ")));
		problems.throwIfAny();
		return subset;
	}

	private static Set<String> names(YamlFile file, Map<String, Node> entries, String key) {
		return new TreeMap<>(file.texts(entries.get(key))).navigableKeySet();
	}

	private static String text() {
		try (InputStream stream = CommonSql.class.getResourceAsStream("common-sql.yml")) {
			return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
