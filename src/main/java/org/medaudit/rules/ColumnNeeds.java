package org.medaudit.rules;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Which of the rules that run cannot judge without a record, or without a column of it.
 */
public final class ColumnNeeds {

	private final Map<String, List<String>> rules = new HashMap<>();

	private ColumnNeeds() {
	}

	/** Of the rules that run. */
	public static ColumnNeeds of(List<Rule> rules) {
		ColumnNeeds needs = new ColumnNeeds();
		rules.stream().filter(Rule::runs).forEach((rule) -> rule.needs().forEach((record, columns) -> {
			needs.add(record, "", rule);
			columns.forEach((column) -> needs.add(record, column, rule));
		}));
		return needs;
	}

	private void add(String record, String column, Rule rule) {
		this.rules.computeIfAbsent(record + "." + column, (name) -> new ArrayList<>()).add(rule.id());
	}

	/**
	 * Ids of rules.
	 * @param column empty for the record as a whole
	 */
	public List<String> rules(String record, String column) {
		return Collections.unmodifiableList(this.rules.getOrDefault(record + "." + column, List.of()));
	}

}
