package org.medaudit.scan;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/**
 * An exact rational number, so that money is divided without losing anything before it is
 * rounded. Kept in lowest terms, the denominator positive.
 */
record Fraction(BigInteger numerator, BigInteger denominator) implements Comparable<Fraction> {

	static final Fraction ZERO = new Fraction(BigInteger.ZERO, BigInteger.ONE);

	Fraction {
		if (denominator.signum() == 0) {
			throw new ArithmeticException("denominator is zero");
		}
		BigInteger divisor = numerator.gcd(denominator);
		if (denominator.signum() < 0) {
			divisor = divisor.negate();
		}
		if (!divisor.equals(BigInteger.ONE)) {
			numerator = numerator.divide(divisor);
			denominator = denominator.divide(divisor);
		}
	}

	static Fraction of(BigDecimal value) {
		return (value.scale() <= 0) ? new Fraction(value.toBigIntegerExact(), BigInteger.ONE)
				: new Fraction(value.unscaledValue(), BigInteger.TEN.pow(value.scale()));
	}

	/** The quotient of two decimals, the second not zero. */
	static Fraction of(BigDecimal dividend, BigDecimal divisor) {
		return of(dividend).times(of(divisor).inverse());
	}

	Fraction plus(Fraction other) {
		return new Fraction(this.numerator.multiply(other.denominator).add(other.numerator.multiply(this.denominator)),
				this.denominator.multiply(other.denominator));
	}

	Fraction times(Fraction other) {
		return new Fraction(this.numerator.multiply(other.numerator), this.denominator.multiply(other.denominator));
	}

	/** The largest number of whole cents that is not above this number of yuan. */
	BigInteger wholeCents() {
		BigInteger[] parts = this.numerator.multiply(BigInteger.valueOf(100)).divideAndRemainder(this.denominator);
		return (parts[1].signum() < 0) ? parts[0].subtract(BigInteger.ONE) : parts[0];
	}

	/**
	 * What {@link #wholeCents()} leaves over, in yuan: zero or more, less than a cent.
	 */
	Fraction beyondWholeCents() {
		return plus(new Fraction(wholeCents().negate(), BigInteger.valueOf(100)));
	}

	/** Rounded half-up to the cent. */
	BigDecimal toCents() {
		return new BigDecimal(this.numerator).divide(new BigDecimal(this.denominator), 2, RoundingMode.HALF_UP);
	}

	private Fraction inverse() {
		return new Fraction(this.denominator, this.numerator);
	}

	@Override
	public int compareTo(Fraction other) {
		return this.numerator.multiply(other.denominator).compareTo(other.numerator.multiply(this.denominator));
	}

}
