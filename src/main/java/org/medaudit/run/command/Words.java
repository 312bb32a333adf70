package org.medaudit.run.command;

import java.util.Locale;

import org.medaudit.rules.Rule;
import org.medaudit.values.Wording;

/** Closed sets in the user's language. */
final class Words {

	private Words() {
	}

	static String of(Rule.Status status) {
		return Wording.of("run.status-" + status.name().toLowerCase(Locale.ROOT));
	}

	static String of(Rule.Verdict verdict) {
		return Wording.of("run.verdict-" + verdict.name().toLowerCase(Locale.ROOT));
	}

}
