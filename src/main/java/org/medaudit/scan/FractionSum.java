package org.medaudit.scan;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Adds many fractions exactly. Those of one denominator are added as integers first, the
 * rest pair by pair, so that a hundred thousand parts of a hundred thousand visits stay
 * affordable. Not thread-safe.
 */
final class FractionSum {

	private final Map<BigInteger, BigInteger> numerators = new HashMap<>();

	void add(Fraction value) {
		this.numerators.merge(value.denominator(), value.numerator(), BigInteger::add);
	}

	boolean isEmpty() {
		return this.numerators.isEmpty();
	}

	/** Zero when nothing was added. */
	Fraction total() {
		List<Fraction> parts = new ArrayList<>();
		this.numerators.forEach((denominator, numerator) -> parts.add(new Fraction(numerator, denominator)));
		return parts.isEmpty() ? Fraction.ZERO : total(parts);
	}

	private static Fraction total(List<Fraction> parts) {
		if (parts.size() == 1) {
			return parts.get(0);
		}
		int middle = parts.size() / 2;
		return total(parts.subList(0, middle)).plus(total(parts.subList(middle, parts.size())));
	}

}
