package org.medaudit.report.figures;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import org.medaudit.finding.Finding;
import org.medaudit.finding.RuleResult;
import org.medaudit.report.figures.RuleFigures.Standing;
import org.medaudit.rules.Chapter;
import org.medaudit.rules.ProblemType;
import org.medaudit.rules.Rule;
import org.medaudit.rules.RuleLibrary;
import org.medaudit.values.Problem;
import org.medaudit.values.Problems;

/**
 * Takes in the findings of a run one by one and adds them up; holds the few that are told
 * as cases.
 */
public final class Tally {

	private final RunFacts facts;

	private final Map<String, RuleTally> rules = new TreeMap<>(RuleLibrary.BY_ID);

	private final Map<Finding.Change, Long> changes = new EnumMap<>(Finding.Change.class);

	/**
	 * Begins.
	 * @throws org.medaudit.values.ProblemsException when the library lacks a rule of the
	 * run, or the chapter or problem type of one
	 */
	public Tally(RunFacts facts) {
		this.facts = facts;
		Map<String, Rule> library = facts.rules().stream().collect(Collectors.toMap(Rule::id, (rule) -> rule));
		Set<String> chapters = facts.chapters().stream().map(Chapter::key).collect(Collectors.toSet());
		Set<String> types = facts.types().stream().map(ProblemType::key).collect(Collectors.toSet());
		Problems problems = new Problems();
		for (RuleResult result : facts.results()) {
			Rule rule = library.get(result.ruleId());
			if (rule == null) {
				problems.add(Problem.Kind.SETUP, "report.rule-missing", result.ruleId(), result.ruleId());
			}
			else if (!chapters.contains(rule.chapter())) {
				problems.add(Problem.Kind.RULE, "report.chapter-missing", rule.folder(), rule.chapter());
			}
			else if (!types.contains(rule.problem())) {
				problems.add(Problem.Kind.RULE, "report.type-missing", rule.folder(), rule.problem());
			}
			else {
				this.rules.put(result.ruleId(), new RuleTally(rule, result));
			}
		}
		problems.throwIfAny();
	}

	/** Takes in one finding that the run lists. */
	public void add(Finding finding) {
		this.changes.merge(finding.change(), 1L, Long::sum);
		RuleTally rule = this.rules.get(finding.ruleId());
		if (rule != null && finding.change().found()) {
			rule.add(finding);
		}
	}

	/**
	 * Takes in a visit of a finding that is about several; after the finding itself.
	 */
	public void addVisit(String ruleId, String findingId, String visitId) {
		RuleTally rule = this.rules.get(ruleId);
		if (rule != null) {
			rule.sums().addVisit(findingId, visitId);
		}
	}

	/** Ids of the findings that are told as cases. */
	public List<String> caseIds() {
		return this.rules.values().stream().flatMap((rule) -> rule.caseIds().stream()).toList();
	}

	/**
	 * The figures over all that was taken in.
	 * @param rowIds problem rows of the findings told as cases
	 */
	public ReportFigures figures(Map<String, List<String>> rowIds) {
		Map<String, RuleFigures> figures = new TreeMap<>(RuleLibrary.BY_ID);
		this.rules.forEach((id, rule) -> figures.put(id, rule.figures(rowIds)));
		Map<Rule.Verdict, Sums> byVerdict = new EnumMap<>(Rule.Verdict.class);
		for (Rule.Verdict verdict : Rule.Verdict.values()) {
			byVerdict.put(verdict, united(this.rules.values(),
					(rule) -> rule.standing() == Standing.COUNTED && rule.rule().verdict() == verdict));
		}
		return new ReportFigures(this.facts, RecordFigures.of(this.facts.manifest().accounts()),
				List.copyOf(figures.values()), chapters(figures), bureau(figures), sums(Standing.COUNTED),
				sums(Standing.BOOKS), sums(Standing.STATISTIC), sums(Standing.IMPLAUSIBLE),
				united(this.rules.values(), Tally::problem).visits(), byVerdict,
				figures.values().stream().mapToLong(RuleFigures::dismissed).sum(), Map.copyOf(this.changes));
	}

	private List<ChapterFigures> chapters(Map<String, RuleFigures> figures) {
		List<ChapterFigures> chapters = new ArrayList<>();
		for (Chapter chapter : this.facts.chapters()) {
			String parts = chapter.key() + ".";
			List<RuleTally> all = this.rules.values()
				.stream()
				.filter((rule) -> rule.rule().chapter().equals(chapter.key())
						|| rule.rule().chapter().startsWith(parts))
				.toList();
			List<RuleFigures> own = all.stream()
				.filter((rule) -> rule.rule().chapter().equals(chapter.key()))
				.map((rule) -> figures.get(rule.rule().id()))
				.toList();
			chapters.add(new ChapterFigures(chapter, own,
					all.stream().map((rule) -> figures.get(rule.rule().id())).toList(),
					this.facts.chapters().stream().anyMatch((other) -> other.key().startsWith(parts)),
					united(all, (rule) -> rule.standing() == Standing.COUNTED),
					united(all, (rule) -> rule.standing() == Standing.BOOKS), united(all, Tally::problem).visits()));
		}
		return chapters;
	}

	private List<BureauRow> bureau(Map<String, RuleFigures> figures) {
		List<BureauRow> rows = new ArrayList<>();
		for (ProblemType type : this.facts.types()) {
			List<RuleTally> rules = this.rules.values()
				.stream()
				.filter((rule) -> rule.rule().problem().equals(type.key()) && rule.standing() != Standing.STATISTIC)
				.toList();
			rows.add(new BureauRow(type, rules.stream().map((rule) -> figures.get(rule.rule().id())).toList(),
					united(rules, Tally::problem).findings(),
					united(rules, (rule) -> rule.standing() == Standing.COUNTED).counted(),
					united(rules, (rule) -> rule.standing() == Standing.BOOKS).amount()));
		}
		return rows;
	}

	private static boolean problem(RuleTally rule) {
		return rule.standing() == Standing.COUNTED || rule.standing() == Standing.BOOKS;
	}

	private Sums sums(Standing standing) {
		return united(this.rules.values(), (rule) -> rule.standing() == standing);
	}

	private static Sums united(Collection<RuleTally> rules, Predicate<RuleTally> which) {
		RunningSums sums = new RunningSums();
		rules.stream().filter(which).forEach((rule) -> sums.addAll(rule.sums()));
		return sums.sums();
	}

}
