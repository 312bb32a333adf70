package org.medaudit.rules;

import java.util.List;
import java.util.Map;

import org.medaudit.values.Period;

/** The parameters of a library with the values that hold. Immutable. */
public final class Parameters {

	/** Name to canonical text: a flag is yes or no, numbers are plain. */
	public Map<String, String> values() {
		throw new UnsupportedOperationException();
	}

	/** As declared, in the order of the file. */
	public List<Parameter> all() {
		throw new UnsupportedOperationException();
	}

	/**
	 * The values that hold all through a period.
	 * @throws org.medaudit.values.ProblemsException if a value changes inside it
	 */
	public Parameters on(Period period) {
		throw new UnsupportedOperationException();
	}

	/**
	 * With some values changed, checked as those of a file are.
	 * @throws org.medaudit.values.ProblemsException for unknown names and values that may
	 * not be
	 */
	public Parameters with(Map<String, String> changes) {
		throw new UnsupportedOperationException();
	}

	/** SHA-256 of the values. */
	public String hash() {
		throw new UnsupportedOperationException();
	}

}
