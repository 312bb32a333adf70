package org.medaudit.scan;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class AllocationTest {

	private static final VisitMoney NO_SETTLEMENT = null;

	@Test
	void takesTheWholeRowsWithoutAShare() {
		Allocation found = Allocation.of(List.of(line("c2", "1800.00", "1800.00", "1800.00", NO_SETTLEMENT)),
				Share.ALL);
		assertThat(found.amount()).isEqualTo("1800.00");
		assertThat(found.scopeAmount()).isEqualTo("1800.00");
		assertThat(found.fundAmount()).isNull();
		assertThat(found.amounts()).containsExactly(money("1800.00"));
	}

	@Test
	void takesTwoNinthsOfNineNursingLines() {
		List<MoneyRow> rows = new ArrayList<>();
		for (int day = 1; day <= 9; day++) {
			rows.add(line("c" + day, "10.00", "10.00", null, NO_SETTLEMENT));
		}
		Allocation found = Allocation.of(rows, share("2", "9"));
		assertThat(found.amount()).isEqualTo("20.00");
		// 2.2222 each: 9 x 2.22 = 19.98, the two cents left go to the first ids.
		assertThat(found.amounts()).containsExactly(money("2.23"), money("2.23"), money("2.22"), money("2.22"),
				money("2.22"), money("2.22"), money("2.22"), money("2.22"), money("2.22"));
	}

	@Test
	void takesSixThirtiethsOfHourlyMonitoring() {
		Allocation found = Allocation.of(List.of(line("c1", "151.00", "151.00", null, NO_SETTLEMENT)),
				share("6", "30"));
		assertThat(found.amount()).isEqualTo("30.20");
	}

	@Test
	void takesThreeTenthsOfADiscountedItem() {
		Allocation found = Allocation.of(List.of(line("c1", "333.33", "333.33", null, NO_SETTLEMENT)),
				share("0.3", "1"));
		assertThat(found.amount()).isEqualTo("100.00");
	}

	@Test
	void roundsTheFindingHalfUpOnce() {
		Allocation half = Allocation.of(List.of(line("a", "0.01", "0.01", null, NO_SETTLEMENT)), share("1", "2"));
		assertThat(half.amount()).isEqualTo("0.01");
		Allocation below = Allocation.of(List.of(line("a", "0.01", "0.01", null, NO_SETTLEMENT)),
				share("4999", "10000"));
		assertThat(below.amount()).isEqualTo("0.00");
		Allocation two = Allocation.of(
				List.of(line("a", "0.01", "0.01", null, NO_SETTLEMENT), line("b", "0.01", "0.01", null, NO_SETTLEMENT)),
				share("1", "2"));
		assertThat(two.amount()).isEqualTo("0.01");
		assertThat(two.amounts()).containsExactly(money("0.01"), money("0.00"));
	}

	@Test
	void givesTheCentToTheLargestRemainder() {
		Allocation found = Allocation.of(List.of(line("a", "1.00", "1.00", null, NO_SETTLEMENT),
				line("b", "2.00", "2.00", null, NO_SETTLEMENT), line("c", "3.00", "3.00", null, NO_SETTLEMENT)),
				share("1", "7"));
		// Exact 0.142857, 0.285714, 0.428571: sum 0.857142 -> 0.86; cut 0.14 + 0.28 +
		// 0.42 = 0.84.
		assertThat(found.amount()).isEqualTo("0.86");
		assertThat(found.amounts()).containsExactly(money("0.14"), money("0.29"), money("0.43"));
	}

	@Test
	void settlesEqualRemaindersByRowIdWhateverTheOrderOfTheRows() {
		List<MoneyRow> rows = new ArrayList<>(List.of(line("c10", "10.00", "10.00", null, NO_SETTLEMENT),
				line("c1", "10.00", "10.00", null, NO_SETTLEMENT), line("c2", "10.00", "10.00", null, NO_SETTLEMENT)));
		assertThat(Allocation.of(rows, share("1", "3")).amounts()).containsExactly(money("3.33"), money("3.34"),
				money("3.33"));
		Collections.reverse(rows);
		assertThat(Allocation.of(rows, share("1", "3")).amounts()).containsExactly(money("3.33"), money("3.34"),
				money("3.33"));
	}

	@Test
	void keepsAmountsAtIssueFinerThanACentExact() {
		// (unit price - ceiling) x quantity of two lines: 0.004 + 0.004 = 0.008 -> 0.01.
		Allocation found = Allocation.of(List.of(line("a", "0.004000", "10.00", "10.00", NO_SETTLEMENT),
				line("b", "0.004000", "10.00", "10.00", NO_SETTLEMENT)), Share.ALL);
		assertThat(found.amount()).isEqualTo("0.01");
		assertThat(found.amounts()).containsExactly(money("0.01"), money("0.00"));
	}

	@Test
	void leavesRowsWithoutAnAmountOutAndFindingsWithoutAnyAtNull() {
		MoneyRow unknown = new MoneyRow("a", null, null, NO_SETTLEMENT);
		Allocation some = Allocation.of(List.of(unknown, line("b", "5.00", "5.00", null, NO_SETTLEMENT)), Share.ALL);
		assertThat(some.amount()).isEqualTo("5.00");
		assertThat(some.amounts()).containsExactly(null, money("5.00"));
		Allocation none = Allocation.of(List.of(unknown), Share.ALL);
		assertThat(none.amount()).isNull();
		assertThat(none.scopeAmount()).isNull();
		assertThat(none.fundAmount()).isNull();
		assertThat(none.amounts()).containsExactly((BigDecimal) null);
		assertThat(Allocation.of(List.of(), Share.ALL).amount()).isNull();
	}

	@Test
	void takesTheScopeInTheProportionOfTheLine() {
		Allocation found = Allocation.of(List.of(line("a", "100.00", "100.00", "90.00", NO_SETTLEMENT),
				line("b", "100.00", "100.00", "0.00", NO_SETTLEMENT),
				line("c", "100.00", "100.00", null, NO_SETTLEMENT)), share("1", "3"));
		assertThat(found.amount()).isEqualTo("100.00");
		assertThat(found.amounts()).containsExactly(money("33.34"), money("33.33"), money("33.33"));
		// 30 + 0 + 33.3333 = 63.3333
		assertThat(found.scopeAmount()).isEqualTo("63.33");
		assertThat(found.scopeAmounts()).containsExactly(money("30.00"), money("0.00"), money("33.33"));
	}

	@Test
	void hasNoScopeToTakeFromALineOfNothing() {
		Allocation found = Allocation.of(List.of(line("a", "0.00", "0.00", "0.00", NO_SETTLEMENT)), Share.ALL);
		assertThat(found.amount()).isEqualTo("0.00");
		assertThat(found.scopeAmount()).isEqualTo("0.00");
	}

	@Test
	void takesTheFundByScopeOfTheVisit() {
		VisitMoney visit = visit("v1", "1000.00", "600.00", "800.00");
		Allocation found = Allocation.of(List.of(line("a", "100.00", "100.00", "80.00", visit)), Share.ALL);
		assertThat(found.fundAmount()).isEqualTo("60.00");
		Allocation selfPaid = Allocation.of(List.of(line("a", "100.00", "100.00", "0.00", visit)), Share.ALL);
		assertThat(selfPaid.fundAmount()).isEqualTo("0.00");
	}

	@Test
	void takesTheFundByTotalWhereEitherScopeIsAbsent() {
		VisitMoney withScope = visit("v1", "1000.00", "600.00", "800.00");
		VisitMoney without = visit("v2", "1000.00", "500.00", null);
		Allocation line = Allocation.of(List.of(line("a", "100.00", "100.00", null, withScope)), Share.ALL);
		assertThat(line.fundAmount()).isEqualTo("60.00");
		Allocation settlement = Allocation.of(List.of(line("a", "100.00", "100.00", "70.00", without)), Share.ALL);
		assertThat(settlement.fundAmount()).isEqualTo("50.00");
		assertThat(settlement.scopeAmount()).isEqualTo("70.00");
	}

	@Test
	void addsTheFundOverVisitsExactlyAndLeavesUnsettledVisitsOut() {
		VisitMoney third = visit("v1", "3.00", "1.00", "3.00");
		VisitMoney zero = visit("v2", "0.00", "0.00", "0.00");
		List<MoneyRow> rows = List.of(line("a", "0.01", "0.01", "0.01", third),
				line("b", "0.01", "0.01", "0.01", visit("v3", "3.00", "1.00", "3.00")),
				line("c", "9.00", "9.00", "9.00", zero), line("d", "9.00", "9.00", "9.00", NO_SETTLEMENT));
		// 1/3 + 1/3 of a cent = 2/3 of a cent: one cent, although each alone would be
		// none.
		assertThat(Allocation.of(rows, Share.ALL).fundAmount()).isEqualTo("0.01");
		assertThat(Allocation.of(rows.subList(2, 4), Share.ALL).fundAmount()).isNull();
	}

	@Test
	void takesScopeAndFundOfOtherRecordsFromTheVisit() {
		VisitMoney visit = visit("v1", "5000.00", "3000.00", "4500.00");
		Allocation found = Allocation.of(List.of(new MoneyRow("s1", money("5000.00"), null, visit)), Share.ALL);
		assertThat(found.scopeAmount()).isEqualTo("4500.00");
		assertThat(found.fundAmount()).isEqualTo("3000.00");
		Allocation without = Allocation.of(List.of(new MoneyRow("m1", money("10.00"), null, null)), Share.ALL);
		assertThat(without.amount()).isEqualTo("10.00");
		assertThat(without.scopeAmount()).isNull();
		assertThat(without.fundAmount()).isNull();
	}

	@Test
	void alwaysSumsTheRowsToTheFinding() {
		Random random = new Random(20260301);
		for (int round = 0; round < 2000; round++) {
			List<MoneyRow> rows = new ArrayList<>();
			int count = 1 + random.nextInt(12);
			for (int i = 0; i < count; i++) {
				BigDecimal net = BigDecimal.valueOf(1 + random.nextInt(100_000), 2);
				BigDecimal scope = (random.nextInt(4) == 0) ? null
						: BigDecimal.valueOf(random.nextInt(net.unscaledValue().intValue() + 1), 2);
				BigDecimal amount = switch (random.nextInt(10)) {
					case 0 -> null;
					case 1 -> BigDecimal.valueOf(random.nextInt(1_000_000) - 500_000, 6);
					default -> net;
				};
				rows.add(new MoneyRow("c" + i, amount, new MoneyRow.Line(net, scope), NO_SETTLEMENT));
			}
			Share share = (random.nextInt(3) == 0) ? Share.ALL
					: new Share(BigDecimal.valueOf(random.nextInt(5000), 4), BigDecimal.valueOf(5000, 4));
			Allocation found = Allocation.of(rows, share);
			assertThat(sum(found.amounts())).isEqualTo(found.amount());
			assertThat(sum(found.scopeAmounts())).isEqualTo(found.scopeAmount());
			for (int i = 0; i < count; i++) {
				assertNoRowIsACentOff(rows.get(i).amount(), share, found.amounts().get(i));
			}
		}
	}

	@Test
	void addsManyVisitsInReasonableTime() {
		List<MoneyRow> rows = new ArrayList<>();
		for (int i = 1; i <= 20_000; i++) {
			BigDecimal total = BigDecimal.valueOf(100_000L + i, 2);
			rows.add(line("c" + i, "10.00", "10.00", "10.00", new VisitMoney("v" + i, total, total, total)));
		}
		assertThat(Allocation.of(rows, Share.ALL).fundAmount()).isEqualTo("200000.00");
	}

	@Test
	void takesNothingFromTheFundForALineOutsideTheScopeWhoseSettlementsGiveNoScope() {
		VisitMoney visit = visit("v1", "100.00", "50.00", null);
		Allocation paidByThePatient = Allocation.of(List.of(line("c1", "10.00", "10.00", "0.00", visit)), Share.ALL);
		assertThat(paidByThePatient.scopeAmount()).isEqualTo("0.00");
		assertThat(paidByThePatient.fundAmount()).isEqualTo("0.00");
		Allocation partly = Allocation.of(List.of(line("c1", "10.00", "10.00", "4.00", visit)), Share.ALL);
		assertThat(partly.fundAmount()).isEqualTo("5.00");
	}

	private static void assertNoRowIsACentOff(BigDecimal amount, Share share, BigDecimal allocated) {
		if (amount != null) {
			Fraction exact = Fraction.of(amount).times(share.fraction());
			Fraction difference = exact.plus(Fraction.of(allocated.negate()));
			assertThat(difference).isLessThan(Fraction.of(money("0.01")));
			assertThat(difference).isGreaterThan(Fraction.of(money("-0.01")));
		}
	}

	private static BigDecimal sum(List<BigDecimal> parts) {
		return parts.stream().filter(Objects::nonNull).reduce(BigDecimal::add).orElse(null);
	}

	private static MoneyRow line(String id, String amount, String net, String scope, VisitMoney visit) {
		return new MoneyRow(id, money(amount), new MoneyRow.Line(money(net), money(scope)), visit);
	}

	private static VisitMoney visit(String id, String total, String fund, String scope) {
		return new VisitMoney(id, money(total), money(fund), money(scope));
	}

	private static Share share(String excess, String whole) {
		return new Share(money(excess), money(whole));
	}

	private static BigDecimal money(String value) {
		return (value == null) ? null : new BigDecimal(value);
	}

}
