package org.medaudit.rules;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.medaudit.records.YamlPlaces;
import org.yaml.snakeyaml.nodes.Node;

/**
 * Rows written under one another in a case: CSV whose spaces around commas do not count,
 * so that columns may be aligned.
 *
 * @param header names of the columns
 * @param rows the fields of each row
 * @param node where they stand
 */
record CaseTable(List<String> header, List<List<String>> rows, List<Integer> lines, Node node) {

	static CaseTable read(YamlPlaces yaml, Node node) {
		List<List<String>> rows = new ArrayList<>();
		List<Integer> lines = new ArrayList<>();
		int line = node.getStartMark().getLine() + 1;
		for (String text : yaml.text(node).split("\n", -1)) {
			line++;
			if (!text.isBlank()) {
				rows.add(fields(text));
				lines.add(line);
			}
		}
		if (rows.isEmpty()) {
			yaml.wrong(node, "rules.case-table-empty");
			return new CaseTable(List.of(), List.of(), List.of(), node);
		}
		return new CaseTable(rows.get(0), rows.subList(1, rows.size()), lines.subList(1, lines.size()), node);
	}

	/** Rows of column to text; a column without a value is absent. */
	List<Map<String, String>> values() {
		return this.rows.stream().map((fields) -> {
			Map<String, String> row = new LinkedHashMap<>();
			for (int i = 0; i < Math.min(fields.size(), this.header.size()); i++) {
				if (!fields.get(i).isEmpty()) {
					row.put(this.header.get(i), fields.get(i));
				}
			}
			return row;
		}).toList();
	}

	private static List<String> fields(String text) {
		List<String> fields = new ArrayList<>();
		StringBuilder field = new StringBuilder();
		boolean quoted = false;
		boolean wasQuoted = false;
		for (int i = 0; i < text.length(); i++) {
			char character = text.charAt(i);
			if (character == '"' && quoted && i + 1 < text.length() && text.charAt(i + 1) == '"') {
				field.append(character);
				i++;
			}
			else if (character == '"' && (quoted || field.toString().isBlank())) {
				if (!wasQuoted) {
					field.setLength(0);
				}
				quoted = !quoted;
				wasQuoted = true;
			}
			else if (character == ',' && !quoted) {
				fields.add(wasQuoted ? field.toString() : field.toString().strip());
				field.setLength(0);
				wasQuoted = false;
			}
			else if (!wasQuoted || quoted) {
				field.append(character);
			}
		}
		fields.add(wasQuoted ? field.toString() : field.toString().strip());
		return fields;
	}

}
