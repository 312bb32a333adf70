package org.medaudit.run.generate;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Breaches and near misses of prices, charge units, courses and cycles. */
final class PricePlants {

	private static final String CLINIC = "d07";

	private static final String WARD = "d13";

	private final World world;

	private final Charges charges;

	private final Truth truth;

	PricePlants(World world) {
		this.world = world;
		this.charges = world.charges();
		this.truth = world.truth();
	}

	/** One of each, on dates that differ from round to round. */
	void plant(int round) {
		LocalDate day = Hospital.FROM.plusDays(22 + (round * 7L) % 120);
		course(day);
		cycle(day);
		aboveThePurchase(day.withDayOfMonth(12));
		aboveTheWinner(day.withDayOfMonth(12));
		enlargedUnit(day);
		severalPrices(day);
	}

	/** What is found once for an item, however often it is billed. */
	void plantOnce() {
		LocalDate day = Hospital.FROM.plusDays(40);
		this.world.outpatient(CLINIC, day, (visit) -> {
			String unlisted = this.charges.line(visit, day.atTime(9, 0), "self_made", 1);
			String known = this.charges.line(visit, day.atTime(9, 30), "session", 1);
			this.truth.breach("PRC-4", World.yuan("66"), "价格表中没有的自立项目", List.of(unlisted));
			this.truth.nearMiss("PRC-4", "价格表中有的项目", List.of(known));
		});
	}

	private void course(LocalDate day) {
		this.truth.breach("FRQ-2", World.yuan("96"), "疗程限三天，收取五天", daily(day, 5).subList(3, 5));
		this.truth.nearMiss("FRQ-2", "正好三天", daily(day, 3));
	}

	private List<String> daily(LocalDate day, int days) {
		List<String> lines = new ArrayList<>();
		this.world.inpatient(WARD, day, days, (visit) -> {
			for (int i = 0; i < days; i++) {
				lines.add(this.charges.line(visit, day.plusDays(i).atTime(10, 0), "course_therapy", 1));
			}
		});
		return lines;
	}

	private void cycle(LocalDate day) {
		this.truth.breach("FRQ-3", World.yuan("55"), "周期七天，相隔六天再次评定", List.of(assessedAgain(day, 6)));
		this.truth.nearMiss("FRQ-3", "相隔正好七天", List.of(assessedAgain(day, 7)));
	}

	private String assessedAgain(LocalDate day, int gap) {
		String[] again = new String[1];
		this.world.inpatient(WARD, day, gap + 1, (visit) -> {
			this.charges.line(visit, day.atTime(10, 0), "assessment", 1);
			again[0] = this.charges.line(visit, day.plusDays(gap).atTime(10, 0), "assessment", 1);
		});
		return again[0];
	}

	private void aboveThePurchase(LocalDate day) {
		this.world.outpatient(CLINIC, day, (visit) -> {
			String dear = this.charges.priced(visit, day.atTime(9, 0), this.charges.item("marked_up_drug"),
					BigDecimal.valueOf(4), World.yuan("12.50"), (row) -> {
					});
			this.truth.breach("PRC-2", World.yuan("10"), "进价 10.00 元，按 12.50 元收取", List.of(dear));
			String herb = this.charges.priced(visit, day.atTime(9, 10), this.charges.item("marked_up_herb"),
					BigDecimal.valueOf(100), World.yuan("0.50"), (row) -> {
					});
			this.truth.nearMiss("PRC-2", "中药饮片加成正好四分之一", List.of(herb));
		});
	}

	private void aboveTheWinner(LocalDate day) {
		this.world.outpatient(CLINIC, day, (visit) -> {
			String dear = this.charges.line(visit, day.atTime(9, 0), "selected_drug", 20);
			String exact = this.charges.line(visit, day.atTime(9, 10), "selected_drug_exact", 10);
			this.truth.breach("PRC-3", World.yuan("16"), "中选价 2.35 元，按 3.15 元购进并收取", List.of(dear));
			this.truth.nearMiss("PRC-3", "按中选价收取", List.of(exact));
		});
	}

	private void enlargedUnit(LocalDate day) {
		this.world.outpatient(CLINIC, day, (visit) -> {
			String enlarged = this.charges.line(visit, day.atTime(10, 0), "session", 3);
			this.truth.breach("PRC-5", World.yuan("180"), "按次计价的治疗一次计费三次", List.of(enlarged));
		});
		this.world.outpatient(CLINIC, day,
				(visit) -> this.truth.nearMiss("PRC-5", "两次治疗各计一次",
						List.of(this.charges.line(visit, day.atTime(10, 0), "session", 1),
								this.charges.line(visit, day.atTime(15, 0), "session", 1))));
	}

	private void severalPrices(LocalDate day) {
		this.world.outpatient(CLINIC, day, (visit) -> {
			priced(visit, day, "uneven_price", "48.00");
			priced(visit, day, "even_price", "59.99");
		});
		this.world.outpatient(CLINIC, day, (visit) -> {
			this.truth.breach("PRC-6", World.yuan("12"), "同日同一项目 60.00 元与 48.00 元",
					List.of(priced(visit, day, "uneven_price", "60.00")));
			this.truth.nearMiss("PRC-6", "相差一分", List.of(priced(visit, day, "even_price", "60.00")));
		});
	}

	private String priced(Visit visit, LocalDate day, String key, String price) {
		return this.charges.priced(visit, day.atTime(11, 0), this.charges.item(key), BigDecimal.ONE, World.yuan(price),
				(row) -> {
				});
	}

}
