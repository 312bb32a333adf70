package org.medaudit.scan;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.medaudit.rules.Mutant;
import org.medaudit.rules.Rule;
import org.medaudit.rules.RuleCase;
import org.medaudit.rules.RuleLibrary;
import org.medaudit.snapshot.EngineSettings;

/**
 * Changes rules in one place at a time and looks whether a case notices. Each case is
 * laid out once for all changes. Not thread-safe; to be closed.
 */
public final class MutationCheck implements AutoCloseable {

	private final RuleLibrary library;

	private final CaseEngine engine;

	private MutationCheck(RuleLibrary library, CaseEngine engine) {
		this.library = library;
		this.engine = engine;
	}

	/**
	 * What became of the changes.
	 *
	 * @param mutants how many changes there are
	 * @param failing of these, how many made the rule fail in a case
	 * @param survived those that no case noticed
	 * @param red cases that do not pass without any change, and so prove nothing
	 */
	public record Result(Rule rule, int mutants, int failing, List<Mutant> survived, List<String> red) {

		public Result {
			survived = List.copyOf(survived);
			red = List.copyOf(red);
		}

	}

	/** With an engine of its own. */
	public static MutationCheck open(RuleLibrary library, EngineSettings settings) {
		return new MutationCheck(library, new CaseEngine(library, settings));
	}

	/** Tries every change of a rule. */
	public Result check(Rule rule) {
		List<Mutant> mutants = this.library.mutants(rule);
		List<Mutant> alive = new ArrayList<>(mutants);
		List<String> red = new ArrayList<>();
		int failing = 0;
		for (RuleCase each : this.library.cases(rule)) {
			try {
				this.engine.prepare(CaseEngine.Situation.of(each));
				CaseEngine.Judged whole = this.engine.judge(rule);
				if (each.knownWrong().isPresent() || !isJudged(whole)) {
					continue;
				}
				if (notices(rule, each, whole)) {
					red.add(each.name());
					continue;
				}
				Map<String, Map<List<Object>, Long>> rows = Map.of("rule.sql", this.engine.rows(rule, false),
						"examined.sql", this.engine.rows(rule, true));
				List<Mutant> left = new ArrayList<>();
				for (Mutant mutant : alive) {
					Fate fate = fate(mutant, each, rows.get(mutant.file()));
					failing += (fate == Fate.FAILING) ? 1 : 0;
					if (fate == Fate.UNNOTICED) {
						left.add(mutant);
					}
				}
				alive = left;
			}
			catch (SQLException ex) {
				red.add(each.name() + ": " + Sql.complaint(ex));
			}
		}
		return new Result(rule, mutants.size(), failing, alive, red);
	}

	/** What a case makes of a change. */
	private enum Fate {

		UNNOTICED, NOTICED, FAILING

	}

	/** Where the same rows come out there is nothing to notice. */
	private Fate fate(Mutant mutant, RuleCase each, Map<List<Object>, Long> rows) throws SQLException {
		try {
			if (rows.equals(this.engine.rows(mutant.rule(), mutant.file().equals("examined.sql")))) {
				return Fate.UNNOTICED;
			}
		}
		catch (SQLException ex) {
			return Fate.FAILING;
		}
		CaseEngine.Judged judged = this.engine.judge(mutant.rule());
		return !notices(mutant.rule(), each, judged) ? Fate.UNNOTICED
				: (judged.outcome().ending() == RuleOutcome.Ending.FAILED) ? Fate.FAILING : Fate.NOTICED;
	}

	/** Where something is missing, the SQL is not run at all. */
	private static boolean isJudged(CaseEngine.Judged judged) {
		return judged.outcome().ending() != RuleOutcome.Ending.NOT_PROVABLE
				|| judged.outcome().examined() != Examined.NOTHING;
	}

	private static boolean notices(Rule rule, RuleCase each, CaseEngine.Judged judged) {
		return !CaseDifferences.of(each, rule.finding().columns(), judged).isEmpty();
	}

	@Override
	public void close() {
		this.engine.close();
	}

}
