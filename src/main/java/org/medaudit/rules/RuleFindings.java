package org.medaudit.rules;

import org.medaudit.values.Problem;
import org.medaudit.values.Problems;

/** Collects what the lints find, placed in a file of a rule's folder. */
final class RuleFindings {

	private final RuleLibrary library;

	private final Problems problems;

	RuleFindings(RuleLibrary library, Problems problems) {
		this.library = library;
		this.problems = problems;
	}

	/**
	 * Notes what is wrong in a file of a rule.
	 * @param file inside the folder, with or without a line
	 */
	void add(Rule rule, String file, String code, Object... arguments) {
		this.problems.add(Problem.Kind.RULE, code, place(rule, file), arguments);
	}

	/** The same, in the rule.yml. */
	void inMetadata(Rule rule, String code, Object... arguments) {
		add(rule, RuleReader.METADATA, code, arguments);
	}

	/** Notes what is wrong at a place of its own. */
	void addAt(String place, String code, Object... arguments) {
		this.problems.add(Problem.Kind.RULE, code, place, arguments);
	}

	private String place(Rule rule, String file) {
		return this.library.home(rule).place(rule.folder() + "/" + file);
	}

}
