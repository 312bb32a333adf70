package org.medaudit.rules;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

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

	private static final Pattern OF_ITEM = Pattern
		.compile("item|item_a|item_b|bundle_item|part_item|same_as|needs_item|first_line_item"
				+ "|service_item|consumable_item");

	private static final Pattern LIMIT = Pattern
		.compile("max_(quantity|days)|times|days|minutes|min_level|grade|price|bundle_price|cap|at_least"
				+ "|quantity_per_unit");

	public KnowledgeLayout {
		columns = Collections.unmodifiableMap(new LinkedHashMap<>(columns));
		key = List.copyOf(key);
		required = List.copyOf(required);
		emptyMeans = Map.copyOf(emptyMeans);
		usedBy = List.copyOf(usedBy);
	}

	/**
	 * Whether the numbers of a column are above zero: a limit of nothing is a mistake.
	 */
	boolean isLimit(String column) {
		return LIMIT.matcher(column).matches();
	}

	/** Columns that hold codes of what is billed. */
	public List<String> itemColumns() {
		return this.columns.keySet().stream().filter((column) -> OF_ITEM.matcher(column).matches()).toList();
	}

	/** What a row is about, dates and limits aside. */
	List<String> keyOf(Map<String, String> row) {
		return this.key.stream()
			.map((column) -> row.getOrDefault(column, this.emptyMeans.getOrDefault(column, "")))
			.toList();
	}

}
