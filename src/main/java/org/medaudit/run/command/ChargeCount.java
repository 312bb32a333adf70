package org.medaudit.run.command;

import picocli.CommandLine.ITypeConverter;

/** How many charge lines to make up: enough to plant every breach. */
final class ChargeCount implements ITypeConverter<Long> {

	private static final long LEAST = 5_000;

	@Override
	public Long convert(String value) {
		if (value.matches("\\d{1,12}") && Long.parseLong(value) >= LEAST) {
			return Long.valueOf(value);
		}
		throw new Unusable("run.use-charges", value);
	}

}
