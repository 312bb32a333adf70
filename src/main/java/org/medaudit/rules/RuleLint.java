package org.medaudit.rules;

import java.time.LocalDate;
import java.util.List;

import org.medaudit.values.Problem;
import org.medaudit.values.Problems;
import org.medaudit.values.ProblemsException;

/** Checks of a rule library beyond what loading it needs. */
public final class RuleLint {

	private RuleLint() {
	}

	/**
	 * Everything that is wrong; what hinders loading is reported alone.
	 * @param today the day on which legal bases must be in force
	 */
	public static List<Problem> check(LibrarySources sources, LocalDate today) {
		try {
			return check(RuleLibrary.load(sources), today);
		}
		catch (ProblemsException ex) {
			return ex.problems();
		}
	}

	/**
	 * Everything that is wrong in a library that could be loaded.
	 * @param today the day on which legal bases must be in force
	 */
	public static List<Problem> check(RuleLibrary library, LocalDate today) {
		Problems problems = new Problems();
		RuleFindings findings = new RuleFindings(library, problems);
		MetadataLint metadata = new MetadataLint(library, findings, today);
		SqlLint sql = new SqlLint(findings);
		SqlTrapLint traps = new SqlTrapLint(findings);
		SqlContractLint contract = new SqlContractLint(library, findings);
		CaseLint cases = new CaseLint(library, findings, problems);
		for (Rule rule : library.rules()) {
			metadata.check(rule);
			sql.check(rule, RuleReader.SQL, rule.sql());
			sql.check(rule, RuleReader.EXAMINED, rule.examinedSql());
			traps.check(rule, RuleReader.SQL, rule.sql());
			traps.check(rule, RuleReader.EXAMINED, rule.examinedSql());
			contract.check(rule);
			cases.check(rule);
		}
		new LibraryLint(library, problems).check();
		return problems.list();
	}

}
