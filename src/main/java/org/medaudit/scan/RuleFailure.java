package org.medaudit.scan;

import java.util.Locale;

import org.medaudit.values.Wording;

/**
 * A rule that could not be carried out, told in both languages. It ends that rule alone;
 * the others go on.
 */
final class RuleFailure extends Exception {

	private final transient Reason reason;

	RuleFailure(String code, Object... arguments) {
		super(Wording.in(Locale.ENGLISH, code, arguments));
		this.reason = Reason.of(code, arguments);
	}

	Reason reason() {
		return this.reason;
	}

}
