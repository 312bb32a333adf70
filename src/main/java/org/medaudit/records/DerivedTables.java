package org.medaudit.records;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The tables that a snapshot derives from the records, read once from the packed
 * derived.yml.
 */
public final class DerivedTables {

	private static final Map<String, Map<String, String>> TABLES = read();

	private DerivedTables() {
	}

	/** Table name to its columns in order, each with its SQL type. */
	public static Map<String, Map<String, String>> all() {
		return TABLES;
	}

	private static Map<String, Map<String, String>> read() {
		Map<String, Map<String, String>> tables = new LinkedHashMap<>();
		YamlText.map(YamlText.resource("derived.yml").get("tables")).forEach((name, body) -> {
			Map<String, String> columns = new LinkedHashMap<>();
			YamlText.map(YamlText.map(body).get("columns"))
				.forEach((column, type) -> columns.put(column, (String) type));
			tables.put(name, Collections.unmodifiableMap(columns));
		});
		return Collections.unmodifiableMap(tables);
	}

}
