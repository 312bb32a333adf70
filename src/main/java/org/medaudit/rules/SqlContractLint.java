package org.medaudit.rules;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.medaudit.records.DerivedTables;
import org.medaudit.records.RecordLayout;
import org.medaudit.records.RecordLayouts;
import org.medaudit.values.NearestName;

/** Checks what a rule's SQL reads and gives against what its rule.yml says. */
final class SqlContractLint {

	private static final List<String> EVIDENCE = List.of("record", "row_id", "part", "quantity", "amount");

	private static final Set<String> OF_THE_FINDING = Set.of("amount", "quantity", "count", "occurred_on");

	private static final Pattern PLACE = Pattern.compile("\\{([^{}]*)}");

	/** What examined.sql gives; the third column names what could not be judged. */
	private static final Set<List<String>> EXAMINED = Set.of(List.of("reason", "row_count"),
			List.of("reason", "row_count", "named"));

	private final RuleLibrary library;

	private final RuleFindings findings;

	SqlContractLint(RuleLibrary library, RuleFindings findings) {
		this.library = library;
		this.findings = findings;
	}

	void check(Rule rule) {
		BoundRule bound = this.library.bind(rule, this.library.parameters());
		Optional<SqlShape> evidence = shape(rule, RuleReader.SQL, bound.sql());
		Optional<SqlShape> examined = shape(rule, RuleReader.EXAMINED, bound.examinedSql());
		evidence.ifPresent((shape) -> columns(rule, shape.columns()));
		examined.filter((shape) -> !EXAMINED.contains(shape.columns()))
			.ifPresent((shape) -> this.findings.add(rule, RuleReader.EXAMINED, "rules.lint-examined-columns",
					String.join(", ", shape.columns())));
		if (evidence.isPresent() && examined.isPresent()) {
			tables(rule, evidence.get().tables(), examined.get().tables());
		}
		parameters(rule);
		reasons(rule);
	}

	private Optional<SqlShape> shape(Rule rule, String file, String sql) {
		try {
			SqlShape shape = SqlShape.of(sql);
			shape.early()
				.stream()
				.filter((column) -> !isOfATable(rule, column))
				.forEach((column) -> this.findings.add(rule, file, "rules.lint-sql-alias", column));
			return Optional.of(shape);
		}
		catch (SqlShape.Unreadable ex) {
			this.findings.add(rule, file + ":" + ex.line(), "rules.lint-sql-unreadable", ex.getMessage());
			return Optional.empty();
		}
	}

	private boolean isOfATable(Rule rule, String column) {
		return RecordLayouts.all().stream().anyMatch((layout) -> layout.column(column).isPresent())
				|| DerivedTables.all().values().stream().anyMatch((columns) -> columns.containsKey(column))
				|| rule.tables()
					.stream()
					.anyMatch((table) -> this.library.knowledge(table).layout().columns().containsKey(column));
	}

	private void columns(Rule rule, List<String> columns) {
		Stream.concat(rule.finding().columns().stream(), EVIDENCE.stream())
			.filter((column) -> !columns.contains(column))
			.forEach((column) -> this.findings.add(rule, RuleReader.SQL, "rules.lint-sql-column", column));
		if (columns.contains("excess") != columns.contains("whole")) {
			this.findings.add(rule, RuleReader.SQL, "rules.lint-sql-share");
		}
		Text message = rule.finding().message();
		Matcher places = PLACE.matcher(message.zh() + message.en());
		Set<String> said = new TreeSet<>();
		while (places.find()) {
			said.add(places.group(1));
		}
		said.stream()
			.filter((name) -> !columns.contains(name) && !OF_THE_FINDING.contains(name))
			.forEach((name) -> this.findings.inMetadata(rule, "rules.lint-message-column", name));
	}

	private void tables(Rule rule, Set<String> evidence, Set<String> examined) {
		List<String> records = RecordLayouts.all().stream().map(RecordLayout::name).toList();
		tables(rule, RuleReader.SQL, evidence, records);
		tables(rule, RuleReader.EXAMINED, examined, records);
		rule.tables()
			.stream()
			.filter((table) -> !evidence.contains(table) && !examined.contains(table))
			.forEach((table) -> this.findings.inMetadata(rule, "rules.lint-knowledge-unread", table));
	}

	private void tables(Rule rule, String file, Set<String> read, List<String> records) {
		List<String> known = new ArrayList<>(records);
		known.addAll(DerivedTables.all().keySet());
		known.addAll(rule.tables());
		for (String table : read) {
			if (!known.contains(table)) {
				Optional<String> nearest = NearestName.of(table, known);
				String place = this.library.home(rule).place(rule.folder() + "/" + file, table);
				boolean knowledge = this.library.knowledge().stream().anyMatch((other) -> other.name().equals(table));
				if (knowledge) {
					this.findings.addAt(place, "rules.lint-sql-knowledge", table);
				}
				else if (nearest.isPresent()) {
					this.findings.addAt(place, "rules.lint-sql-table-nearest", table, nearest.get());
				}
				else {
					this.findings.addAt(place, "rules.lint-sql-table", table);
				}
			}
		}
	}

	private void parameters(Rule rule) {
		Set<String> used = new HashSet<>();
		Stream.of(rule.sql(), rule.examinedSql())
			.flatMap((sql) -> SqlToken.of(sql).stream())
			.filter((token) -> token.kind() == SqlToken.Kind.PARAMETER)
			.forEach((token) -> used.add(token.text()));
		rule.parameters()
			.stream()
			.filter((name) -> !used.contains(name))
			.forEach((name) -> this.findings.inMetadata(rule, "rules.lint-parameter-unread", name));
	}

	/** The reasons that examined.sql counts are those that rule.yml puts into words. */
	private void reasons(Rule rule) {
		Set<String> counted = new TreeSet<>();
		Set<String> named = new HashSet<>();
		List<SqlToken> tokens = SqlToken.meaningful(rule.examinedSql());
		for (int i = 0; i < tokens.size(); i++) {
			if (tokens.get(i).kind() == SqlToken.Kind.STRING) {
				String text = tokens.get(i).text().replace("'", "");
				named.add(text);
				if (i + 2 < tokens.size() && tokens.get(i + 1).is("as") && tokens.get(i + 2).is("reason")) {
					counted.add(text);
				}
			}
		}
		if (!counted.remove("examined")) {
			this.findings.add(rule, RuleReader.EXAMINED, "rules.lint-examined-missing");
		}
		rule.notJudged()
			.keySet()
			.stream()
			.filter((reason) -> !named.contains(reason))
			.forEach((reason) -> this.findings.inMetadata(rule, "rules.lint-reason-uncounted", reason));
		counted.stream()
			.filter((reason) -> !rule.notJudged().containsKey(reason))
			.forEach((reason) -> this.findings.add(rule, RuleReader.EXAMINED, "rules.lint-reason-unsaid", reason));
	}

}
