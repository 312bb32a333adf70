package org.medaudit.run.command;

import java.time.DateTimeException;
import java.time.LocalDate;

import picocli.CommandLine.ITypeConverter;

/** A day that exists, written yyyy-MM-dd. */
final class DateText implements ITypeConverter<LocalDate> {

	@Override
	public LocalDate convert(String value) {
		try {
			return LocalDate.parse(value);
		}
		catch (DateTimeException ex) {
			throw new Unusable("run.use-date", value);
		}
	}

}
