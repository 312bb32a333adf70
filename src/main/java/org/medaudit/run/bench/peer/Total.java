package org.medaudit.run.bench.peer;

import java.math.BigDecimal;
import java.math.BigInteger;

/** What one rule found: how many, and how much. */
public final class Total {

	private long findings;

	private long cents;

	/** One finding with all of its rows' money. */
	void add(long cent) {
		this.findings++;
		this.cents += cent;
	}

	/** One finding with a share of its rows' money, rounded once, half a cent up. */
	void addShare(long cent, long excess, long whole) {
		add(share(cent, excess, whole));
	}

	static long share(long cent, long part, long whole) {
		BigInteger twice = BigInteger.valueOf(cent).multiply(BigInteger.valueOf(part)).shiftLeft(1);
		return twice.add(BigInteger.valueOf(whole)).divide(BigInteger.valueOf(whole).shiftLeft(1)).longValueExact();
	}

	public long findings() {
		return this.findings;
	}

	/** In yuan. */
	public BigDecimal amount() {
		return BigDecimal.valueOf(this.cents, 2);
	}

}
