package org.medaudit.rules;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

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

	static final String NUMBER = "-?[0-9]{1,12}(\\.[0-9]{1,6})?";

	public Parameter {
		allowed = List.copyOf(allowed);
	}

	/** What a value is. A flag is written yes or no and bound as 1 or 0. */
	public enum Type {

		FLAG, INT, DECIMAL, TEXT

	}

	/** What is wrong with a value, if anything is. */
	Optional<Fault> fault(String value) {
		return switch (this.type) {
			case FLAG -> fault(value.equals("yes") || value.equals("no"), "rules.not-one-of", value, "yes, no");
			case INT -> fault(value.matches("-?[0-9]{1,9}"), "rules.parameter-not-a-whole-number", this.name, value)
				.or(() -> range(value));
			case DECIMAL ->
				fault(value.matches(NUMBER), "rules.parameter-not-a-number", this.name, value).or(() -> range(value));
			case TEXT -> fault(this.allowed.isEmpty() || this.allowed.contains(value), "rules.not-one-of", value,
					String.join(", ", this.allowed))
				.or(() -> fault(this.pattern == null || value.matches(this.pattern), "rules.parameter-pattern",
						this.name, value, this.meaning.in(Locale.getDefault())));
		};
	}

	private Optional<Fault> range(String value) {
		BigDecimal number = new BigDecimal(value);
		boolean inside = (this.min == null || number.compareTo(this.min) >= 0)
				&& (this.max == null || number.compareTo(this.max) <= 0);
		return fault(inside, "rules.parameter-range", this.name, value, text(this.min), text(this.max), this.unit);
	}

	private static String text(BigDecimal bound) {
		return (bound == null) ? "…" : bound.toPlainString();
	}

	private static Optional<Fault> fault(boolean right, String code, Object... arguments) {
		return right ? Optional.empty() : Optional.of(new Fault(code, arguments));
	}

	/** A value as it is kept: numbers plain and without superfluous zeros. */
	String canonical(String value) {
		boolean number = this.type == Type.INT || this.type == Type.DECIMAL;
		if (!number || fault(value).isPresent()) {
			return value;
		}
		BigDecimal stripped = new BigDecimal(value).stripTrailingZeros();
		return stripped.toPlainString();
	}

	/** The value as it stands in SQL. */
	String literal(String value) {
		return switch (this.type) {
			case FLAG -> value.equals("yes") ? "1" : "0";
			case INT -> value.startsWith("-") ? "(" + value + ")" : value;
			case DECIMAL -> "CAST(" + value + " AS DECIMAL(18,6))";
			case TEXT -> "'" + value.replace("'", "''") + "'";
		};
	}

	/** How far a number moves to the next that matters: the last place of its default. */
	public BigDecimal step() {
		return new BigDecimal(this.defaultValue).ulp().min(BigDecimal.ONE);
	}

	Parameter withDefault(String value) {
		return new Parameter(this.name, this.type, this.unit, value, this.min, this.max, this.allowed, this.pattern,
				this.meaning, this.basis, this.regional, this.snapshot);
	}

	/** What is wrong with a value, in words of the message files. */
	record Fault(String code, Object[] arguments) {
	}

}
