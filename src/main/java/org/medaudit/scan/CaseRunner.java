package org.medaudit.scan;

import java.util.List;

import org.medaudit.rules.Rule;
import org.medaudit.rules.RuleLibrary;
import org.medaudit.snapshot.EngineSettings;

/**
 * Runs the cases beside the rules on one engine. Not thread-safe; to be closed.
 */
public final class CaseRunner implements AutoCloseable {

	private CaseRunner() {
	}

	/**
	 * What a case came to.
	 *
	 * @param differences in the language of the process, expected against found; empty
	 * when the case passed
	 */
	public record Result(String ruleId, String caseName, List<String> differences) {

		public Result {
			differences = List.copyOf(differences);
		}

		public boolean passed() {
			return this.differences.isEmpty();
		}

	}

	public static CaseRunner open(RuleLibrary library, EngineSettings settings) {
		return new CaseRunner();
	}

	/**
	 * All cases of a rule, then those made from them: not provable without each of the
	 * records and knowledge tables it needs, and for each numeric parameter a case whose
	 * result changes when the parameter does.
	 */
	public List<Result> run(Rule rule) {
		throw new UnsupportedOperationException();
	}

	@Override
	public void close() {
	}

}
