package org.medaudit.rules;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a knowledge table may hold; read from knowledge-layouts.yml.
 *
 * @param columns column name to its type, in order: code (may end in *), codes (a list
 * with ; between), text, integer, decimal, flag, or the allowed words joined by |; the
 * common columns valid_from, valid_to, basis, source and drop are not among them
 * @param key columns that identify the matter, without limits and dates
 * @param required columns without which a row makes no sense
 * @param emptyMeans column to the word that an empty value stands for
 * @param usedBy rules that will read it, while no rule does; shown by the lint
 */
public record KnowledgeLayout(String name, Text title, Map<String, String> columns, List<String> key,
		List<String> required, Map<String, String> emptyMeans, List<String> usedBy) {

	/** On every table, in this order after its own columns. */
	public static final List<String> COMMON = List.of("valid_from", "valid_to", "basis", "source", "drop");

	public KnowledgeLayout {
		columns = Collections.unmodifiableMap(new LinkedHashMap<>(columns));
		key = List.copyOf(key);
		required = List.copyOf(required);
		emptyMeans = Map.copyOf(emptyMeans);
		usedBy = List.copyOf(usedBy);
	}

	/** What a row is about, dates and limits aside. */
	List<String> keyOf(Map<String, String> row) {
		return this.key.stream()
			.map((column) -> row.getOrDefault(column, this.emptyMeans.getOrDefault(column, "")))
			.toList();
	}

}
