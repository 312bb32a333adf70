package org.medaudit.rules;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import org.medaudit.values.Problem;
import org.medaudit.values.Problems;

/** Checks the library as a whole: what is there twice, or for nobody. */
final class LibraryLint {

	private final RuleLibrary library;

	private final Problems problems;

	LibraryLint(RuleLibrary library, Problems problems) {
		this.library = library;
		this.problems = problems;
	}

	void check() {
		sameSql();
		unusedParameters();
		unusedTables();
		shippedKnowledge();
		regions();
		lock();
	}

	private void sameSql() {
		Map<String, Rule> seen = new HashMap<>();
		for (Rule rule : this.library.rules()) {
			String sql = SqlToken.meaningful(rule.sql()).stream().map(SqlToken::text).collect(Collectors.joining(" "));
			Rule other = seen.putIfAbsent(sql, rule);
			if (other != null) {
				add(this.library.home(rule).place(rule.folder() + "/" + RuleReader.SQL), "rules.lint-sql-twice",
						other.id());
			}
		}
	}

	private void unusedParameters() {
		Set<String> used = this.library.rules()
			.stream()
			.flatMap((rule) -> rule.parameters().stream())
			.collect(Collectors.toSet());
		this.library.parameters()
			.all()
			.stream()
			.filter((parameter) -> !parameter.snapshot() && !used.contains(parameter.name()))
			.forEach((parameter) -> add("parameters.yml", "rules.lint-parameter-unused", parameter.name()));
	}

	private void unusedTables() {
		Set<String> used = this.library.rules()
			.stream()
			.flatMap((rule) -> rule.tables().stream())
			.collect(Collectors.toSet());
		for (KnowledgeTable table : this.library.knowledge()) {
			boolean toCome = table.layout().usedBy().stream().anyMatch((id) -> this.library.find(id).isEmpty());
			if (!used.contains(table.name()) && !toCome) {
				add("knowledge-layouts.yml", "rules.lint-table-unused", table.name());
			}
		}
	}

	private void shippedKnowledge() {
		for (KnowledgeTable table : this.library.knowledge()) {
			Set<String> codes = new LinkedHashSet<>();
			long unsourced = 0;
			for (Map<String, String> row : table.rows()) {
				unsourced += (row.containsKey("source") && row.containsKey("basis")) ? 0 : 1;
				row.forEach((column, value) -> {
					if (table.layout().itemColumns().contains(column) && !CodeForm.isNationalOrPrefix(value)) {
						codes.add(value);
					}
				});
			}
			String place = "knowledge/" + table.name() + ".csv";
			if (unsourced > 0) {
				add(place, "rules.lint-knowledge-source", unsourced);
			}
			codes.forEach((code) -> add(place, "rules.lint-knowledge-code", code));
		}
	}

	private void regions() {
		for (LibraryFiles layer : this.library.layers()) {
			for (String path : layer.under("regions")) {
				layer.text(path, this.problems)
					.ifPresent((text) -> ParameterValuesReader.read(layer.place(path), text,
							this.library.parameters().declared(), true, this.problems));
			}
		}
	}

	private void lock() {
		List<LibraryFiles> layers = this.library.layers();
		LibraryFiles top = layers.get(layers.size() - 1);
		if (top.has(RuleLock.FILE)) {
			top.text(RuleLock.FILE, this.problems)
				.ifPresent((text) -> this.problems
					.addAll(RuleLock.differences(text, top.place(RuleLock.FILE), this.library)));
		}
		else if (layers.size() == 1) {
			add(top.place(RuleLock.FILE), "rules.lint-lock-none");
		}
	}

	private void add(String place, String code, Object... arguments) {
		this.problems.add(Problem.Kind.RULE, code, place, arguments);
	}

}
