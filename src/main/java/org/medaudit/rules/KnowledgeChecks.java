package org.medaudit.rules;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import org.medaudit.values.NearestName;
import org.medaudit.values.Problem;
import org.medaudit.values.Problems;

/** Checks rows of a knowledge table against its layout. */
final class KnowledgeChecks {

	private static final String DATE = "[0-9]{4}-[0-9]{2}-[0-9]{2}";

	private final KnowledgeLayout layout;

	private final Problems problems;

	KnowledgeChecks(KnowledgeLayout layout, Problems problems) {
		this.layout = layout;
		this.problems = problems;
	}

	/** Whether the header has known columns only, each once, and the required ones. */
	boolean header(String place, List<String> header) {
		List<String> known = Stream.concat(this.layout.columns().keySet().stream(), KnowledgeLayout.COMMON.stream())
			.toList();
		List<Problem> found = new ArrayList<>();
		for (String column : header) {
			if (!known.contains(column)) {
				found.add(unknown(place, column, known));
			}
			else if (header.indexOf(column) != header.lastIndexOf(column)) {
				found.add(problem(place, "rules.column-twice", column));
			}
		}
		this.layout.required()
			.stream()
			.filter((column) -> !header.contains(column))
			.forEach((column) -> found.add(problem(place, "rules.column-missing", column)));
		this.problems.addAll(found.stream().distinct().toList());
		return found.isEmpty();
	}

	private Problem unknown(String place, String column, List<String> known) {
		Optional<String> nearest = NearestName.of(column, known);
		return nearest.isPresent() ? problem(place, "rules.column-unknown-nearest", column, nearest.get())
				: problem(place, "rules.column-unknown", column);
	}

	private static Problem problem(String place, String code, Object... arguments) {
		return Problem.of(Problem.Kind.RULE, code, place, arguments);
	}

	/** A row as it is kept; what is wrong with it is noted. */
	KnowledgeRow row(String place, List<String> header, List<String> fields) {
		Map<String, String> values = new LinkedHashMap<>();
		for (int i = 0; i < header.size() && i < fields.size(); i++) {
			String value = fields.get(i).strip();
			if (!value.isEmpty()) {
				values.put(header.get(i), value);
			}
		}
		if (fields.size() != header.size()) {
			this.problems.add(Problem.Kind.RULE, "rules.field-count", place, fields.size(), header.size());
		}
		values.forEach((column, value) -> check(place, column, value));
		this.layout.required()
			.stream()
			.filter((column) -> !values.containsKey(column))
			.forEach((column) -> this.problems.add(Problem.Kind.RULE, "rules.value-missing", place, column));
		LocalDate from = KnowledgeRow.date(values.get("valid_from"), LocalDate.MIN);
		LocalDate to = KnowledgeRow.date(values.get("valid_to"), LocalDate.MAX);
		if (to.isBefore(from)) {
			this.problems.add(Problem.Kind.RULE, "rules.dates-reversed", place, from, to);
		}
		return new KnowledgeRow(values, from, to, "1".equals(values.remove("drop")), place);
	}

	private void check(String place, String column, String value) {
		String type = switch (column) {
			case "valid_from", "valid_to" -> "date";
			case "drop" -> "flag";
			case "basis", "source" -> "text";
			default -> this.layout.columns().get(column);
		};
		if (type == null) {
			return;
		}
		if (this.layout.isLimit(column) && value.matches("-[0-9.]+|0+(\\.0+)?")) {
			this.problems.add(Problem.Kind.RULE, "rules.value-not-positive", place, column, value);
			return;
		}
		switch (type) {
			case "text" -> {
			}
			case "code" -> code(place, column, value, value);
			case "codes" -> Stream.of(value.split(";", -1)).forEach((part) -> code(place, column, value, part.strip()));
			case "integer" -> say(value.matches("[0-9]{1,9}"), place, "rules.value-integer", column, value);
			case "decimal" ->
				say(value.matches("[0-9]{1,12}(\\.[0-9]{1,6})?"), place, "rules.value-decimal", column, value);
			case "flag" -> say(value.equals("0") || value.equals("1"), place, "rules.value-flag", column, value);
			case "date" -> say(value.matches(DATE) && KnowledgeRow.date(value, null) != null, place, "rules.value-date",
					column, value);
			default -> say(List.of(type.split("\\|")).contains(value), place, "rules.value-word", column, value,
					type.replace("|", ", "));
		}
	}

	private void code(String place, String column, String value, String code) {
		if (!CodeForm.isWritable(code)) {
			boolean list = this.layout.columns().get(column).equals("codes");
			this.problems.add(Problem.Kind.RULE, list ? "rules.value-codes" : "rules.value-code", place, column, value);
		}
		else if (CodeForm.isDamaged(code)) {
			this.problems.add(Problem.Kind.RULE, "rules.value-code-damaged", place, column, code);
		}
	}

	private void say(boolean right, String place, String code, Object... arguments) {
		if (!right) {
			this.problems.add(Problem.Kind.RULE, code, place, arguments);
		}
	}

	/** Notes rows of one key whose dates overlap. */
	void keys(List<KnowledgeRow> rows) {
		Map<List<String>, List<KnowledgeRow>> seen = new LinkedHashMap<>();
		for (KnowledgeRow row : rows) {
			List<KnowledgeRow> same = seen.computeIfAbsent(this.layout.keyOf(row.values()), (key) -> new ArrayList<>());
			same.stream()
				.filter(row::overlaps)
				.findFirst()
				.ifPresent((other) -> this.problems.add(Problem.Kind.RULE, "rules.key-twice", row.place(),
						String.join(", ", this.layout.key()), String.join(", ", this.layout.keyOf(row.values())),
						other.place()));
			same.add(row);
		}
	}

}
