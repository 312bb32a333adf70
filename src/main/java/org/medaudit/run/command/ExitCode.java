package org.medaudit.run.command;

/** What a command tells a script. */
final class ExitCode {

	static final int DONE = 0;

	static final int FAILED = 1;

	static final int WRONG_USE = 2;

	static final int SOME_RULE_FAILED = 3;

	private ExitCode() {
	}

}
