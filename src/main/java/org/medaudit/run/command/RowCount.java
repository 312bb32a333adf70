package org.medaudit.run.command;

import picocli.CommandLine.ITypeConverter;

/** How many rows of a list; 0 for all. */
final class RowCount implements ITypeConverter<Long> {

	@Override
	public Long convert(String value) {
		if (value.matches("\\d{1,12}")) {
			return Long.valueOf(value);
		}
		throw new Unusable("run.use-limit", value);
	}

}
