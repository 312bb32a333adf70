package org.medaudit.run.command;

import picocli.CommandLine.Option;

/** Makes findings an error for scripts. */
final class FailOnOption {

	@Option(names = "--fail-on", paramLabel = "breach", descriptionKey = "option.fail-on")
	private Kind kind;

	/** What a script may fail on. */
	enum Kind {

		BREACH

	}

	boolean breach() {
		return this.kind == Kind.BREACH;
	}

}
