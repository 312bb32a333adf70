package org.medaudit.snapshot;

import org.medaudit.values.Wording;

/**
 * Rows carried over from an earlier snapshot would not be those that reading everything
 * gives; so everything must be read. Its message says why, in the language of the user.
 */
public final class CannotCompose extends RuntimeException {

	private static final long serialVersionUID = 1L;

	CannotCompose(String code, Object... arguments) {
		super(Wording.of(code, arguments));
	}

}
