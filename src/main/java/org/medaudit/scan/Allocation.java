package org.medaudit.scan;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The money of one finding: exact until it is rounded once, and then shared out so that
 * the rows always sum to the finding.
 *
 * @param amount the finding's amount; null when no problem row has one
 * @param scopeAmount its part inside the insurance scope; null when no row knows it
 * @param fundAmount what the fund paid of it; null when no visit says it
 * @param amounts per row in the order given; null for a row without an amount
 * @param scopeAmounts per row in the order given; null for a row that does not know it
 */
record Allocation(BigDecimal amount, BigDecimal scopeAmount, BigDecimal fundAmount, List<BigDecimal> amounts,
		List<BigDecimal> scopeAmounts) {

	/** Allocates the share of the rows, in the order of the rows. */
	static Allocation of(List<MoneyRow> rows, Share share) {
		Fraction part = share.fraction();
		List<Fraction> amounts = new ArrayList<>(rows.size());
		List<Fraction> scopes = new ArrayList<>(rows.size());
		FractionSum fund = new FractionSum();
		Interned interned = new Interned();
		for (MoneyRow row : rows) {
			Fraction amount = (row.amount() == null) ? null : Fraction.of(row.amount()).times(part);
			Fraction scope = (amount == null) ? null : scope(row, amount);
			Fraction paid = (amount == null || row.visit() == null) ? null : fund(row, amount, scope);
			amounts.add(interned.of(amount));
			scopes.add(interned.of(scope));
			if (paid != null) {
				fund.add(paid);
			}
		}
		BigDecimal amount = sum(amounts);
		BigDecimal scope = sum(scopes);
		return new Allocation(amount, scope, fund.isEmpty() ? null : fund.total().toCents(),
				shareOut(rows, amounts, amount), shareOut(rows, scopes, scope));
	}

	private static Fraction scope(MoneyRow row, Fraction amount) {
		if (row.line() == null) {
			return (row.visit() == null) ? null : scopeOfVisit(row.visit(), amount);
		}
		if (row.line().scope() == null) {
			return amount;
		}
		if (row.line().amount().signum() == 0) {
			return (row.line().scope().signum() == 0) ? Fraction.ZERO : amount;
		}
		return amount.times(Fraction.of(row.line().scope(), row.line().amount()));
	}

	private static Fraction scopeOfVisit(VisitMoney visit, Fraction amount) {
		if (visit.scope() == null) {
			return amount;
		}
		return isZero(visit.total()) ? null : amount.times(Fraction.of(visit.scope(), visit.total()));
	}

	private static Fraction fund(MoneyRow row, Fraction amount, Fraction scope) {
		VisitMoney visit = row.visit();
		boolean byScope = row.line() != null && row.line().scope() != null && visit.scope() != null;
		BigDecimal denominator = byScope ? visit.scope() : visit.total();
		if (visit.fund() == null || isZero(denominator)) {
			return null;
		}
		if (row.line() != null && row.line().scope() != null && row.line().scope().signum() == 0) {
			// Self-paid: the fund paid none of it, whatever the settlements say of scope.
			return Fraction.ZERO;
		}
		return (byScope ? scope : amount).times(Fraction.of(visit.fund(), denominator));
	}

	private static boolean isZero(BigDecimal value) {
		return value == null || value.signum() == 0;
	}

	private static BigDecimal sum(List<Fraction> parts) {
		FractionSum sum = new FractionSum();
		parts.stream().filter((part) -> part != null).forEach(sum::add);
		return sum.isEmpty() ? null : sum.total().toCents();
	}

	private static List<BigDecimal> shareOut(List<MoneyRow> rows, List<Fraction> parts, BigDecimal total) {
		BigInteger[] cents = new BigInteger[parts.size()];
		Fraction[] remainders = new Fraction[parts.size()];
		Interned interned = new Interned();
		BigInteger left = (total == null) ? BigInteger.ZERO : total.unscaledValue();
		for (int i = 0; i < cents.length; i++) {
			if (parts.get(i) != null) {
				cents[i] = interned.of(parts.get(i).wholeCents());
				remainders[i] = interned.of(parts.get(i).beyondWholeCents());
				left = left.subtract(cents[i]);
			}
		}
		Comparator<Integer> largestFirst = Comparator.comparing((Integer i) -> remainders[i],
				Collections.reverseOrder());
		IntStream.range(0, cents.length)
			.filter((i) -> cents[i] != null)
			.boxed()
			.sorted(largestFirst.thenComparing((i) -> rows.get(i).rowId(), Keys.BYTEWISE))
			.limit(left.longValueExact())
			.forEach((i) -> cents[i] = cents[i].add(BigInteger.ONE));
		return Collections.unmodifiableList(Arrays.asList(Arrays.stream(cents)
			.map((value) -> (value == null) ? null : interned.of(new BigDecimal(value, 2)))
			.toArray(BigDecimal[]::new)));
	}

}
