package org.medaudit.run.command;

/** What a command tells a script. */
final class ExitCode {

	static final int DONE = 0;

	static final int FAILED = 1;

	static final int WRONG_USE = 2;

	/** Some rule failed, or some rows of a workbook were not taken. */
	static final int SOME_NOT_DONE = 3;

	private ExitCode() {
	}

}
