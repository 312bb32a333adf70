package org.medaudit.run.command;

import picocli.CommandLine.Option;

/** How much of a list is printed. */
final class LimitOption {

	static final long DEFAULT = 1_000;

	@Option(names = "--limit", paramLabel = "N", descriptionKey = "option.limit", converter = RowCount.class)
	private long limit = DEFAULT;

	/** 0 for all. */
	long limit() {
		return this.limit;
	}

}
