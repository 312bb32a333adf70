package org.medaudit.rules;

import java.math.BigDecimal;
import java.util.List;

/**
 * What may be set, as parameters.yml declares it.
 *
 * @param defaultValue canonical text
 * @param min least value of a number, or null
 * @param max greatest value of a number, or null
 * @param allowed the only words there are; empty when any text will do
 * @param pattern regular expression that a text must match, or null
 * @param basis where the default comes from
 * @param regional whether regions set it differently
 * @param snapshot whether it shapes the snapshot instead of a rule
 */
public record Parameter(String name, Type type, String unit, String defaultValue, BigDecimal min, BigDecimal max,
		List<String> allowed, String pattern, Text meaning, String basis, boolean regional, boolean snapshot) {

	public Parameter {
		allowed = List.copyOf(allowed);
	}

	/** What a value is. A flag is written yes or no and bound as 1 or 0. */
	public enum Type {

		FLAG, INT, DECIMAL, TEXT

	}

}
