package org.medaudit.run.print;

import java.io.PrintStream;

/** The forms that a list of findings is given in. */
public enum FindingFormat {

	TABLE, CSV, JSON;

	/** Starts a list. */
	public FindingWriter open(PrintStream out) {
		return switch (this) {
			case TABLE -> new TableFindings(out);
			case CSV -> new CsvFindings(out);
			case JSON -> new JsonFindings(out);
		};
	}

}
