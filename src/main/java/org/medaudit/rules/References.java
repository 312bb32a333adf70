package org.medaudit.rules;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

import org.medaudit.records.RecordColumn;
import org.medaudit.records.RecordLayout;
import org.medaudit.records.RecordLayouts;
import org.medaudit.values.NearestName;
import org.medaudit.values.Problem;
import org.medaudit.values.Problems;

/** Checks that what a rule names is there: without it, nothing could be run. */
final class References {

	private final RuleLibrary library;

	private final LibraryFiles files;

	private final Problems problems;

	References(RuleLibrary library, LibraryFiles files, Problems problems) {
		this.library = library;
		this.files = files;
		this.problems = problems;
	}

	void check(Rule rule) {
		List<String> types = this.library.problemTypes().stream().map(ProblemType::key).toList();
		known(rule, "rules.problem-unknown", rule.problem(), types);
		List<String> chapters = this.library.chapters().stream().map(Chapter::key).toList();
		known(rule, "rules.chapter-unknown", rule.chapter(), chapters);
		List<String> records = RecordLayouts.all().stream().map(RecordLayout::name).toList();
		rule.needs().forEach((record, columns) -> {
			known(rule, "rules.record-unknown", record, records);
			RecordLayouts.find(record).ifPresent((layout) -> {
				List<String> names = layout.columns().stream().map(RecordColumn::name).toList();
				columns.forEach((column) -> known(rule, "rules.column-unknown", column, names));
			});
		});
		List<String> tables = this.library.knowledge().stream().map(KnowledgeTable::name).toList();
		rule.tables().forEach((table) -> known(rule, "rules.knowledge-unknown", table, tables));
		Collection<String> parameters = this.library.parameters().declared().keySet();
		rule.parameters().forEach((name) -> known(rule, "rules.parameter-unknown", name, parameters));
		sql(rule, RuleReader.SQL, rule.sql());
		sql(rule, RuleReader.EXAMINED, rule.examinedSql());
	}

	/**
	 * A parameter that the SQL names must be declared by the rule, or it cannot be bound.
	 */
	private void sql(Rule rule, String name, String sql) {
		for (SqlToken token : SqlToken.of(sql)) {
			if (token.kind() == SqlToken.Kind.PARAMETER && !rule.parameters().contains(token.text())) {
				known(this.files.place(rule.folder() + "/" + name) + ":" + token.line(), "rules.sql-parameter",
						token.text(), rule.parameters());
			}
		}
	}

	private void known(Rule rule, String code, String name, Collection<String> known) {
		known(this.files.place(rule.folder() + "/" + RuleReader.METADATA, name), code, name, known);
	}

	private void known(String place, String code, String name, Collection<String> known) {
		if (known.contains(name)) {
			return;
		}
		Optional<String> nearest = NearestName.of(name, known);
		if (nearest.isPresent()) {
			this.problems.add(Problem.Kind.RULE, code + "-nearest", place, name, nearest.get());
		}
		else {
			this.problems.add(Problem.Kind.RULE, code, place, name);
		}
	}

}
