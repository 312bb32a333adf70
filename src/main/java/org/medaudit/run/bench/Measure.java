package org.medaudit.run.bench;

import java.util.List;
import java.util.Locale;

import org.medaudit.intake.IngestStep;
import org.medaudit.values.Wording;

/** What is measured, and against what, in the order of the table. */
public enum Measure {

	LOAD_CHARGE, LOAD_ALL, INGEST(LOAD_CHARGE, LOAD_ALL), SURVEY, STAGE, VALIDATE, DERIVE, SEAL,
	INGEST_SHUFFLED(LOAD_CHARGE, LOAD_ALL), PASS(LOAD_CHARGE), SET_FIRST(PASS), SET(PASS), SET_ENGINE(PASS),
	SET_FINDINGS(PASS), SET_SCAN(PASS), LIBRARY(PASS), LIBRARY_ENGINE(PASS), LIBRARY_FINDINGS(PASS), LIBRARY_SCAN(PASS),
	JAVA(LOAD_CHARGE), INGEST_AND_SET(JAVA), MYSQL(SET),

	DATABASE_READ, DATABASE_STAGE(DATABASE_READ);

	private final List<Measure> against;

	Measure(Measure... against) {
		this.against = List.of(against);
	}

	/** A step of reading. */
	static Measure of(IngestStep step) {
		return switch (step) {
			case SURVEY -> SURVEY;
			case STAGE -> STAGE;
			case VALIDATE -> VALIDATE;
			case DERIVE -> DERIVE;
			case SEAL -> SEAL;
		};
	}

	List<Measure> against() {
		return this.against;
	}

	/** Pieces of the line before them stand a little to the right. */
	boolean piece() {
		return switch (this) {
			case SURVEY, STAGE, VALIDATE, DERIVE, SEAL, SET_ENGINE, SET_FINDINGS, LIBRARY_ENGINE, LIBRARY_FINDINGS ->
				true;
			default -> false;
		};
	}

	/** In the language of the user. */
	String title() {
		return Wording.of("run.measure-" + name().toLowerCase(Locale.ROOT).replace('_', '-'));
	}

}
