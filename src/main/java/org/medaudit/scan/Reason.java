package org.medaudit.scan;

import java.util.Locale;

import org.medaudit.values.Wording;

/** Why a rule ended as it did, in both languages. */
record Reason(String zh, String en) {

	static Reason of(String code, Object... arguments) {
		return new Reason(Wording.in(Locale.CHINESE, code, arguments), Wording.in(Locale.ENGLISH, code, arguments));
	}

}
