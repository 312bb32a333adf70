package org.medaudit.scan;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

import org.medaudit.values.Wording;

/** Why a rule ended as it did, in both languages. */
record Reason(String zh, String en) {

	static Reason of(String code, Object... arguments) {
		return new Reason(Wording.in(Locale.CHINESE, code, arguments), Wording.in(Locale.ENGLISH, code, arguments));
	}

	/** Several reasons as one. */
	static Reason all(List<Reason> reasons) {
		return new Reason(reasons.stream().map(Reason::zh).collect(Collectors.joining("；")),
				reasons.stream().map(Reason::en).collect(Collectors.joining("; ")));
	}

	/** In the language asked for; everything that is not English is Chinese. */
	String in(Locale locale) {
		return "en".equals(locale.getLanguage()) ? this.en : this.zh;
	}

}
