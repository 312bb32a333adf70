package org.medaudit.intake;

import java.util.Locale;

import org.medaudit.values.Wording;

/** The steps of reading a source, in running order. */
public enum IngestStep {

	SURVEY, STAGE, VALIDATE, DERIVE, SEAL;

	/** The name of the step in the batch repository. */
	public String key() {
		return name().toLowerCase(Locale.ROOT);
	}

	/** What the step does, in the language of the user. */
	public String title() {
		return Wording.of("intake.step-" + key());
	}

}
