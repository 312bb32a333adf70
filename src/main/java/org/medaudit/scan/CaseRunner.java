package org.medaudit.scan;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.medaudit.rules.Rule;
import org.medaudit.rules.RuleCase;
import org.medaudit.rules.RuleLibrary;
import org.medaudit.snapshot.EngineSettings;
import org.medaudit.values.Problem;
import org.medaudit.values.ProblemsException;
import org.medaudit.values.Wording;

/**
 * Runs the cases beside the rules on one engine. Not thread-safe; to be closed.
 */
public final class CaseRunner implements AutoCloseable {

	private final RuleLibrary library;

	private final CaseEngine engine;

	private CaseRunner(RuleLibrary library, CaseEngine engine) {
		this.library = library;
		this.engine = engine;
	}

	/**
	 * What a case came to.
	 *
	 * @param caseName as written, or a name of what was made from the cases
	 * @param place the file of the case, or the folder of the rule
	 * @param made from the cases by the program, not written by the author
	 * @param differences expected against found; empty when the case passed
	 */
	public record Result(String ruleId, String caseName, String place, boolean made, List<Difference> differences) {

		public Result {
			differences = List.copyOf(differences);
		}

		public boolean passed() {
			return this.differences.isEmpty();
		}

	}

	/** With an engine of its own. */
	public static CaseRunner open(RuleLibrary library, EngineSettings settings) {
		return new CaseRunner(library, new CaseEngine(library, settings));
	}

	/**
	 * All cases of a rule, then those made from them: not provable without each of the
	 * records and knowledge tables it needs, and for each numeric parameter a case whose
	 * result changes when the parameter does.
	 */
	public List<Result> run(Rule rule) {
		List<RuleCase> cases;
		try {
			cases = this.library.cases(rule);
		}
		catch (ProblemsException ex) {
			return List.of(new Result(rule.id(), "cases", rule.folder(), false, texts(ex)));
		}
		List<Result> results = new ArrayList<>();
		for (RuleCase each : cases) {
			results.add(result(rule, each.name(), each.file(), false, () -> differences(rule, each)));
		}
		rule.needs()
			.keySet()
			.stream()
			.filter((record) -> !Presence.alwaysThere(record))
			.forEach((record) -> results.add(result(rule, "not-provable-without-" + record, rule.folder(), true,
					() -> withoutRecord(rule, cases, record))));
		rule.knowledge()
			.forEach((table) -> results.add(result(rule, "not-provable-without-" + table, rule.folder(), true,
					() -> withoutKnowledge(rule, cases, table))));
		BoundaryProof proof = new BoundaryProof(this.engine, this.library.parameters());
		proof.parameters(rule, cases)
			.forEach((name) -> results.add(result(rule, "boundary-of-" + name, rule.folder(), true,
					() -> plain(proof.differences(rule, cases, name)))));
		return results;
	}

	private List<Difference> differences(Rule rule, RuleCase each) throws SQLException {
		List<Difference> differences = CaseDifferences.of(each, rule.finding().columns(),
				this.engine.judge(rule, CaseEngine.Situation.of(each)));
		if (each.knownWrong().isPresent()) {
			return differences.isEmpty() ? List.of(Difference.worded("scan.case-passes-now", each.knownWrong().get()))
					: List.of();
		}
		return differences;
	}

	private List<Difference> withoutRecord(Rule rule, List<RuleCase> cases, String record) throws SQLException {
		Optional<RuleCase> example = cases.stream()
			.filter((each) -> !each.expect().isEmpty() && !each.records().getOrDefault(record, List.of()).isEmpty())
			.findFirst();
		if (example.isEmpty()) {
			return List.of(Difference.worded("scan.case-no-example", record));
		}
		CaseEngine.Situation whole = CaseEngine.Situation.of(example.get());
		return notProvable(rule, record, example.get(), new CaseEngine.Situation(without(whole.records(), record),
				whole.knowledge(), whole.parameters(), whole.period()));
	}

	private List<Difference> withoutKnowledge(Rule rule, List<RuleCase> cases, String table) throws SQLException {
		Optional<RuleCase> example = cases.stream()
			.filter((each) -> !each.expect().isEmpty() && !each.knowledge().getOrDefault(table, List.of()).isEmpty())
			.findFirst();
		if (example.isEmpty()) {
			return List.of(Difference.worded("scan.case-no-example", table));
		}
		CaseEngine.Situation whole = CaseEngine.Situation.of(example.get());
		return notProvable(rule, table, example.get(), new CaseEngine.Situation(whole.records(),
				without(whole.knowledge(), table), whole.parameters(), whole.period()));
	}

	private List<Difference> notProvable(Rule rule, String dropped, RuleCase example, CaseEngine.Situation situation)
			throws SQLException {
		RuleOutcome outcome = this.engine.judge(rule, situation).outcome();
		return (outcome.ending() == RuleOutcome.Ending.NOT_PROVABLE) ? List.of() : List
			.of(Difference.worded("scan.case-still-judged", dropped, example.name(), CaseDifferences.ending(outcome)));
	}

	private static Map<String, List<Map<String, String>>> without(Map<String, List<Map<String, String>>> tables,
			String name) {
		Map<String, List<Map<String, String>>> fewer = new LinkedHashMap<>(tables);
		fewer.remove(name);
		return fewer;
	}

	private static Result result(Rule rule, String name, String place, boolean made, Trial trial) {
		try {
			return new Result(rule.id(), name, place, made, trial.differences());
		}
		catch (ProblemsException ex) {
			return new Result(rule.id(), name, place, made, texts(ex));
		}
		catch (SQLException ex) {
			return new Result(rule.id(), name, place, made, List.of(Difference.of(Sql.complaint(ex))));
		}
	}

	private static List<Difference> texts(ProblemsException ex) {
		return plain(ex.problems().stream().map(Problem::toString).toList());
	}

	private static List<Difference> plain(List<String> texts) {
		return texts.stream().map(Difference::of).toList();
	}

	@Override
	public void close() {
		this.engine.close();
	}

	/** Something that may go wrong on the engine or in the rule's own files. */
	@FunctionalInterface
	private interface Trial {

		List<Difference> differences() throws SQLException;

	}

}
