package org.medaudit.rules;

import java.time.LocalDate;
import java.util.List;

import org.medaudit.values.Problem;

/** Checks of a rule library beyond what loading it needs. */
public final class RuleLint {

	private RuleLint() {
	}

	/** Everything that is wrong; what hinders loading is reported alone. */
	public static List<Problem> check(LibrarySources sources, LocalDate today) {
		throw new UnsupportedOperationException();
	}

	/** Everything that is wrong in a library that could be loaded. */
	public static List<Problem> check(RuleLibrary library, LocalDate today) {
		throw new UnsupportedOperationException();
	}

}
