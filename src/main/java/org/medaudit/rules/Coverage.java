package org.medaudit.rules;

import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

import org.medaudit.rules.CoverageLine.Knowledge;
import org.medaudit.rules.CoverageLine.Standing;
import org.medaudit.values.Problems;
import org.medaudit.values.ProblemsException;
import org.medaudit.values.Wording;

/**
 * What the rules answer of the official lists: the national rule classes, the list of
 * typical problems, the clauses of the requirement. A rule says itself what it answers;
 * it counts when it is active and has a case that finds and one that passes.
 */
public final class Coverage {

	private final RuleLibrary library;

	private final Map<String, Rule> counting = new TreeMap<>(RuleLibrary.BY_ID);

	private final CoverageLists lists;

	private Coverage(RuleLibrary library, CoverageLists lists) {
		this.library = library;
		this.lists = lists;
		library.rules()
			.stream()
			.filter((rule) -> rule.status() == Rule.Status.ACTIVE && proven(rule))
			.forEach((rule) -> this.counting.put(rule.id(), rule));
	}

	/**
	 * Holds a library against the lists that lie with it.
	 * @throws ProblemsException with everything that is wrong in the lists or in the
	 * cases of the rules
	 */
	public static Coverage of(RuleLibrary library) {
		Problems problems = new Problems();
		CoverageLists lists = CoverageLists.read(library.layers(), problems);
		problems.throwIfAny();
		return new Coverage(library, lists);
	}

	private boolean proven(Rule rule) {
		List<RuleCase> cases = this.library.cases(rule);
		return cases.stream().anyMatch((each) -> !each.expect().isEmpty())
				&& cases.stream().anyMatch((each) -> each.expect().isEmpty() && !each.notProvable());
	}

	/** The national rule classes, by number. */
	public List<CoverageLine> classes() {
		return this.lists.classes().stream().map((entry) -> {
			String code = entry.get("code");
			List<Rule> rules = rules((rule) -> rule.official().contains("第" + entry.get("number") + "类")
					|| !code.isEmpty() && rule.official().contains(code));
			return line(entry, code, new Text(entry.get("name"), entry.get("name")), rules, why(entry));
		}).toList();
	}

	/** The items of the list of typical problems for hospitals, by number. */
	public List<CoverageLine> problems() {
		return this.lists.problems().stream().map((entry) -> {
			List<Rule> rules = rules((rule) -> rule.official().contains("问题清单" + entry.get("number")));
			return line(entry, "", new Text(entry.get("problem"), entry.get("problem")), rules,
					"data".equals(entry.get("found_from")) ? null : said(entry.get("found_from")));
		}).toList();
	}

	/** The clauses of the requirement, in its order. */
	public List<CoverageLine> clauses() {
		return this.lists.clauses().stream().map((entry) -> {
			List<String> chapters = Arrays.asList(entry.get("chapters").split(";"));
			List<Rule> rules = rules((rule) -> chapters.contains(rule.chapter()));
			return line(entry, "", new Text(entry.get("title_zh"), entry.get("title_en")), rules, why(entry));
		}).toList();
	}

	private List<Rule> rules(Predicate<Rule> answers) {
		return this.counting.values().stream().filter(answers).toList();
	}

	private static Text why(Map<String, String> entry) {
		String reason = entry.get("not_coverable_zh");
		return reason.isEmpty() ? null : new Text(reason, entry.get("not_coverable_en"));
	}

	/**
	 * Why charges do not show it: only records do, no mark is handed over, nobody has
	 * seen the text.
	 */
	private static Text said(String foundFrom) {
		String code = "rules.coverage-" + foundFrom;
		return new Text(Wording.in(Locale.ROOT, code), Wording.in(Locale.ENGLISH, code));
	}

	private CoverageLine line(Map<String, String> entry, String code, Text title, List<Rule> rules, Text why) {
		Standing standing = Standing.COVERED;
		if (rules.isEmpty()) {
			standing = (why != null) ? Standing.NOT_COVERABLE : Standing.NOT_YET;
		}
		return new CoverageLine(entry.get("number"), code, title, standing, rules.stream().map(Rule::id).toList(),
				knowledge(entry, rules), rules.isEmpty() ? why : null);
	}

	private Set<Knowledge> knowledge(Map<String, String> entry, List<Rule> rules) {
		Set<Knowledge> from = EnumSet.noneOf(Knowledge.class);
		Collection<String> tables = new TreeSet<>();
		rules.forEach((rule) -> tables.addAll(rule.knowledge()));
		if (tables.isEmpty()) {
			return from;
		}
		String where = entry.getOrDefault("shipped_where", "");
		if (tables.stream().anyMatch((table) -> shipped(this.library.knowledge(table), where))) {
			from.add(Knowledge.SHIPPED);
		}
		if (!entry.getOrDefault("published", "").isEmpty()) {
			from.add(Knowledge.IMPORTABLE);
		}
		if (from.isEmpty()) {
			from.add(Knowledge.HOSPITAL);
		}
		return from;
	}

	/**
	 * Whether a table has rows for an entry: any, or those a column of which is like so.
	 */
	private static boolean shipped(KnowledgeTable table, String where) {
		if (where.isEmpty()) {
			return !table.rows().isEmpty();
		}
		int equals = where.indexOf('=');
		return equals > 0 && table.rows()
			.stream()
			.map((row) -> row.get(where.substring(0, equals)))
			.anyMatch((value) -> value != null && value.matches(where.substring(equals + 1)));
	}

}
