package org.medaudit.intake;

/** Is told how far the reading of a source has come. */
@FunctionalInterface
public interface IngestProgress {

	/** For whoever does not want to know. */
	IngestProgress SILENT = (step, subject, done, total) -> {
	};

	/**
	 * Called whenever something was done, at least at the beginning and at the end of a
	 * step.
	 * @param subject the file or record at work; empty for all
	 * @param done bytes in the survey, rows in the other steps
	 * @param total of the same; 0 when it is not known
	 */
	void progress(IngestStep step, String subject, long done, long total);

	/**
	 * Called once when an earlier, unfinished reading of the same source is gone on with.
	 */
	default void goesOn(String line) {
	}

}
