package org.medaudit.rules;

import java.util.HashMap;
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
		unsourcedKnowledge();
		shippedCodes();
		importForms();
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

	private void unsourcedKnowledge() {
		for (KnowledgeTable table : this.library.knowledge()) {
			long unsourced = table.rows()
				.stream()
				.filter((row) -> !row.containsKey("source") || !row.containsKey("basis"))
				.count();
			if (unsourced > 0) {
				add("knowledge/" + table.name() + ".csv", "rules.lint-knowledge-source", unsourced);
			}
		}
	}

	/** A hospital may have codes of its own; what is shipped has national ones. */
	private void shippedCodes() {
		Map<String, KnowledgeLayout> layouts = this.library.layouts();
		KnowledgeReader.layers(this.library.layers(), layouts, this.problems)
			.forEach((table, rows) -> layouts.get(table).itemColumns().forEach((column) -> rows.forEach((row) -> {
				String code = row.values().getOrDefault(column, "");
				if (!code.isEmpty() && !CodeForm.isNationalOrPrefix(code)) {
					add(row.place(), "rules.lint-knowledge-code", code);
				}
			})));
	}

	private void importForms() {
		LibraryFiles holding = this.library.holding(ImportFormsReader.FILE);
		if (holding.has(ImportFormsReader.FILE)) {
			ImportFormsReader.read(holding, this.library.layouts(), this.problems);
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
