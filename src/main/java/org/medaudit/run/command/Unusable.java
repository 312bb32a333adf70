package org.medaudit.run.command;

import org.medaudit.values.Wording;
import picocli.CommandLine.TypeConversionException;

/** A value that cannot be used, told in the user's language. */
final class Unusable extends TypeConversionException {

	Unusable(String code, Object... arguments) {
		super(Wording.of(code, arguments));
	}

}
